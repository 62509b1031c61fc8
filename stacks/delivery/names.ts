import type { Deployment } from "../../modules/naming/deployment";
import type { Reach } from "./options";

/** ARNs of what the delivered systems call by their names: `arn:aws:ecs:<region>:<account>:<kind><name>*`. */
export function named({ deployment, names }: Reach, service: string, kind: string): string[] {
  return names.map((name) => deployment.arn(service, `${kind}${name}*`));
}

/** The same by the short names. */
export function shortNamed({ deployment, shortNames }: Reach, service: string, kind: string): string[] {
  return shortNames.map((name) => deployment.arn(service, `${kind}${name}*`));
}

/** The same by the paths. */
export function pathed({ deployment, paths }: Reach, service: string, kind: string): string[] {
  return paths.map((path) => deployment.arn(service, `${kind}${path}*`));
}

/** Secrets of the delivered systems: by their paths, and those that are called otherwise. */
export function secretArns(reach: Reach): string[] {
  const others = reach.otherSecrets.map((name) => reach.deployment.arn("secretsmanager", `secret:${name}*`));
  return [...pathed(reach, "secretsmanager", "secret:"), ...others];
}

/** Roles of the delivered systems: the only ones a deployment makes, changes and hands to services. */
export function roleArns({ deployment, names }: Reach): string[] {
  return names.map((name) => deployment.iamArn(`role/${name}*`));
}

/** Buckets of the delivered systems. */
export function bucketArns({ shortNames }: Reach): string[] {
  return shortNames.map((name) => `arn:aws:s3:::${name}*`);
}

/** Keys, which have no names; what they are for is told by their tags and aliases. */
export function anyKey(deployment: Deployment): string {
  return deployment.arn("kms", "key/*");
}

/** Only in the region of the environment. */
export function inRegion({ region }: Deployment) {
  return { "aws:RequestedRegion": region };
}

/** Only what the delivered systems are tagged as owning. */
export function ofSystems({ systems, deployment }: Reach, where: "RequestTag" | "ResourceTag") {
  return { [`aws:${where}/System`]: systems, [`aws:${where}/Environment`]: deployment.environment };
}
