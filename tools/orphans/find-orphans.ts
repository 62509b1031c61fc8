import type { AwsConnection } from "../bootstrap/aws-connection";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { Terraform } from "../terraform/terraform";
import { findTagged } from "./find-tagged";
import { findUntagged } from "./find-untagged";
import type { Orphan } from "./found";
import { orphansAmong, type StateResource } from "./match";

/** What `terraform show -json` says of a state; an empty one has no values. */
interface StateJson {
  /** @default - nothing is in the state */
  readonly values?: { readonly root_module: { readonly resources?: readonly StateResource[] } };
}

/** What exists and is a stack's, and is not in its state. */
export async function findOrphans(stack: SynthesizedStack, terraform: Terraform): Promise<Orphan[]> {
  const state = await stateOf(stack, terraform);
  const regions: AwsConnection[] = stack.regions.map((region) => ({ region }));
  const found = await Promise.all([
    ...regions.map((aws) => findTagged(stack.defaultTags, aws)),
    findUntagged(stack, { region: stack.region }),
  ]);
  return orphansAmong(found.flat(), stack, state);
}

async function stateOf(
  { directory }: SynthesizedStack,
  terraform: Terraform,
): Promise<readonly StateResource[]> {
  await terraform.require(directory, ["init", "-input=false", "-lockfile=readonly"]);
  const { stdout } = await terraform.require(directory, ["show", "-json"]);
  return (JSON.parse(stdout) as StateJson).values?.root_module.resources ?? [];
}
