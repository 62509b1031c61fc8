import type { AwsConnection } from "../bootstrap/aws-connection";
import { stateResources } from "../terraform/state-resources";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { Terraform } from "../terraform/terraform";
import { findTagged } from "./find-tagged";
import { findUntagged } from "./find-untagged";
import type { Orphan } from "./found";
import { orphansAmong } from "./match";

/** What exists and is a stack's, and is not in its state. */
export async function findOrphans(stack: SynthesizedStack, terraform: Terraform): Promise<Orphan[]> {
  await terraform.require(stack.directory, ["init", "-input=false", "-lockfile=readonly"]);
  const state = await stateResources(terraform, stack.directory);
  const regions: AwsConnection[] = stack.regions.map((region) => ({ region }));
  const found = await Promise.all([
    ...regions.map((aws) => findTagged(stack.defaultTags, aws)),
    findUntagged(stack, { region: stack.region }),
  ]);
  return orphansAmong(found.flat(), stack, state);
}
