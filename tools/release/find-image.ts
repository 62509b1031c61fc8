import { DescribeImagesCommand, type ECRClient } from "@aws-sdk/client-ecr";
import { Problem } from "../terminal/problem";

/**
 * Makes sure an image is there before anything is changed, and is the one that is meant.
 *
 * @param expected what its digest has to be; nothing where whatever the tag names is right
 * @returns its digest
 * @throws Problem when it is not there, or another one
 */
export async function findImage(
  ecr: ECRClient,
  repositoryName: string,
  tag: string,
  expected: string | undefined,
): Promise<string> {
  if (tag === "latest") {
    throw new Problem("'latest' does not say what runs", ["release the tag of a commit or of a version"]);
  }
  const id = isDigest(tag) ? { imageDigest: tag } : { imageTag: tag };
  const digest = await digestOf(ecr, repositoryName, id);
  if (digest === undefined) {
    throw new Problem(`there is no image ${tag} in ${repositoryName}`, [
      "push it first; nothing was changed",
    ]);
  }
  if (expected !== undefined && digest !== expected) {
    throw new Problem(`${tag} in ${repositoryName} is not the image that was tested`, [
      `tested was  ${expected}`,
      `the tag is  ${digest}`,
      "nothing was changed; give what was tested a tag of its own",
    ]);
  }
  return digest;
}

/** Whether an image is named by what is in it. */
export function isDigest(tag: string): boolean {
  return tag.startsWith("sha256:");
}

async function digestOf(
  ecr: ECRClient,
  repositoryName: string,
  id: { imageTag: string } | { imageDigest: string },
) {
  try {
    const found = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [id] }));
    return found.imageDetails?.[0]?.imageDigest;
  } catch (error) {
    if ((error as Error).name === "ImageNotFoundException") return undefined;
    throw error;
  }
}
