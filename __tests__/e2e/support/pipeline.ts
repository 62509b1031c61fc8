import { PutImageCommand } from "@aws-sdk/client-ecr";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { release } from "../../../tools/release/release";
import { silently } from "../../../tools/terminal/progress";
import type { Aws } from "./aws";

const SYSTEM = "multi-agent-orchestrator-dev";

/** SHA-256 of `{}`. */
const NOTHING = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

/** Writes down which image of a service is to run. */
export async function writeTag({ ssm }: Aws, service: string, tag: string): Promise<void> {
  const Name = `/multi-agent-orchestrator/dev/images/${service}`;
  await ssm.send(new PutParameterCommand({ Name, Value: tag, Overwrite: true }));
}

/** Releases an image as a delivery pipeline does, with `npm run release`. */
export async function releaseImage(aws: Aws, service: string, tag: string): Promise<void> {
  await pushImage(aws, `${SYSTEM}-${service}`, tag);
  await release(
    {
      system: "multi-agent-orchestrator",
      environment: "dev",
      cluster: `${SYSTEM}-agents`,
      image: service,
      tag,
      services: [service],
    },
    {
      aws,
      step: silently,
      pace: { everyMs: 10, patienceMs: 10_000 },
      signal: new AbortController().signal,
    },
  );
}

/** Pushes an image of nothing but its name, and answers its digest. */
export async function pushImage({ ecr }: Aws, repositoryName: string, imageTag: string): Promise<string> {
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    annotations: { "org.opencontainers.image.version": imageTag },
    config: { mediaType: "application/vnd.oci.image.config.v1+json", size: 2, digest: NOTHING },
    layers: [],
  });
  const { image } = await ecr.send(new PutImageCommand({ repositoryName, imageTag, imageManifest }));
  return image?.imageId?.imageDigest ?? "";
}
