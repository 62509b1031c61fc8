import type { Permission } from "../identity/permission";
import type { ImageRepository } from "../image-registry/image-repository";
import type { Problem } from "../validation/validate";

/** What a container is made from: the running image of a repository, or an image by its full name. */
export type ImageSource = ImageRepository | string;

/** Name of an image in ECR: `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>`. */
const ECR_IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)[:@]/;

const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/** The image as ECS is told it. */
export function imageName(image: ImageSource): string {
  return typeof image === "string" ? image : image.image;
}

/** What it takes to pull an image; anybody may pull those of public registries. */
export function pullPermissions(image: ImageSource): Permission[] {
  const repository = repositoryArn(image);
  if (repository === undefined) return [];
  return [
    // A token is for the registry as a whole: AWS knows no narrower resource for it.
    { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    { actions: PULL, resources: [repository] },
  ];
}

/** What is wrong with an image given by its name. */
export function imageProblem(image: ImageSource): Problem {
  if (typeof image !== "string") return undefined;
  if (image.includes("${")) {
    return "image must be text or the ImageRepository itself, whose images the service is then allowed to pull; got a reference";
  }
  const [, tag] = /^[^:@]+[:@](.+)$/.exec(image.slice(image.lastIndexOf("/") + 1)) ?? [];
  if (tag === undefined) return `image needs a tag or a digest, got '${image}'`;
  return (
    tag === "latest" && `image needs a tag that stays, 'latest' is another image tomorrow; got '${image}'`
  );
}

function repositoryArn(image: ImageSource): string | undefined {
  if (typeof image !== "string") return image.arn;
  const [, account, region, repository] = ECR_IMAGE.exec(image) ?? [];
  return repository && `arn:aws:ecr:${region}:${account}:repository/${repository}`;
}
