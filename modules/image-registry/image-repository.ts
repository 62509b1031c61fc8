import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Fn, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { type Problem, validate } from "../validation/validate";
import { imageLifecycle } from "./image-lifecycle";

export interface ImageRepositoryProps {
  /** Tag or digest that runs until the delivery pipeline says otherwise, e.g. `1.0.0`. */
  readonly firstTag: string;

  /** Images that are kept; older ones expire. @default 10 */
  readonly keepImages?: number;
}

/**
 * The images of one service, and which of them runs.
 *
 * What runs is the value of a parameter that belongs to the delivery pipeline: Terraform sets it once and then follows
 * it, so that a delivery is not drift.
 */
export class ImageRepository extends Construct {
  readonly arn: string;
  readonly resource: EcrRepository;

  /** Holds the tag or digest that runs. */
  readonly tag: SsmParameter;

  /** The image that runs: `<repository>:<tag>` or `<repository>@<digest>`. */
  readonly image: string;

  constructor(scope: Construct, id: string, { firstTag, keepImages = 10 }: ImageRepositoryProps) {
    super(scope, id);
    validate(this, [
      tagProblem(firstTag),
      !(Number.isInteger(keepImages) && keepImages >= 1) &&
        `keepImages must be a whole number of at least 1, got ${keepImages}`,
    ]);
    const deployment = Deployment.of(this);
    this.resource = new EcrRepository(this, "repository", {
      name: deployment.name(id),
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: "AES256" }],
      imageTagMutability: "IMMUTABLE",
      forceDelete: !deployment.isProtected,
      ...(deployment.isProtected && { lifecycle: { preventDestroy: true } }),
    });
    this.arn = this.resource.arn;
    new EcrLifecyclePolicy(this, "lifecycle-policy", {
      repository: this.resource.name,
      policy: imageLifecycle(keepImages),
    });
    this.tag = new SsmParameter(this, "running", {
      name: deployment.path(`images/${id}`),
      description: `Tag or digest of the ${id} image that runs`,
      type: "String",
      insecureValue: firstTag,
      lifecycle: { ignoreChanges: ["insecure_value"] },
    });
    // The provider reads an imported parameter into `value` alone.
    const running = Fn.coalesce([this.tag.insecureValue, Fn.nonsensitive(this.tag.value)]);
    const separator = Fn.conditional(Fn.startswith(running, "sha256:"), "@", ":");
    // A local, because the quotes of the expression would break the JSON of a container definition around it.
    const image = new TerraformLocal(this, "image", `${this.resource.repositoryUrl}${separator}${running}`);
    this.image = image.asString;
  }
}

/** A tag as ECR accepts it, or a digest; `latest` says nothing about what runs. */
function tagProblem(tag: string): Problem {
  const valid = /^(\w[\w.-]{0,127}|sha256:[0-9a-f]{64})$/.test(tag) && tag !== "latest";
  return !valid && `firstTag must be a tag other than 'latest', or 'sha256:' and 64 hex digits, got '${tag}'`;
}
