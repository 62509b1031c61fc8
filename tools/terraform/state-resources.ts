import type { Terraform } from "./terraform";

/** A resource of the state, as `terraform show -json` has it: with its secrets. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What `terraform show -json` says of a state; an empty one has no values. */
interface StateJson {
  /** @default - nothing is in the state */
  readonly values?: { readonly root_module: { readonly resources?: readonly StateResource[] } };
}

/** What is in the state of an initialized stack, data sources too. */
export async function stateResources(
  terraform: Terraform,
  directory: string,
): Promise<readonly StateResource[]> {
  const { stdout } = await terraform.require(directory, ["show", "-json"]);
  return (JSON.parse(stdout) as StateJson).values?.root_module.resources ?? [];
}
