import { readFileSync } from "node:fs";
import { Problem } from "../terminal/problem";

/** The provider every stack uses. */
export const AWS_PROVIDER = "registry.terraform.io/hashicorp/aws";

/**
 * Version of the AWS provider the project is locked to.
 *
 * @param file `.terraform.lock.hcl`
 */
export function lockedProviderVersion(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Problem(`${file} is missing: it says which AWS provider the stacks were reviewed with`, [
      "bring it back: git checkout .terraform.lock.hcl",
    ]);
  }
  const [, version] =
    new RegExp(`provider "${AWS_PROVIDER}" \\{\\s+version\\s*=\\s*"([^"]+)"`).exec(text) ?? [];
  if (!version) throw new Problem(`${file} locks no version of ${AWS_PROVIDER}`);
  return version;
}
