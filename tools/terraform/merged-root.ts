import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SynthesizedStack } from "./synthesized-stack";

/** What a root module has besides: a stack that is a module must not bring its own. */
interface Root {
  readonly terraform: { readonly backend?: unknown };
  /** @default - the stack configures none */
  readonly provider?: unknown;
}

/** Terraform refuses to validate a provider without knowing where it would work. */
const PROVIDER = { region: "us-east-1" };

/**
 * Makes stacks the modules of one root, each under its name, so that Terraform checks them all at once.
 *
 * Nearly all of what `terraform validate` does it does once for each provider block: starting the provider, reading its
 * schema. Here there is one. Backends and what is said in the stacks' own provider blocks are not checked.
 */
export function writeMergedRoot(directory: string, stacks: readonly SynthesizedStack[]): void {
  for (const { name, json } of stacks) {
    const { provider: _, ...module } = json as typeof json & Root;
    const { backend: __, ...terraform } = module.terraform;
    write(join(directory, name), "cdk.tf.json", { ...module, terraform });
  }
  write(directory, "main.tf.json", {
    provider: { aws: [PROVIDER] },
    module: Object.fromEntries(stacks.map(({ name }) => [name, { source: `./${name}` }])),
  });
}

function write(directory: string, file: string, content: unknown): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, file), JSON.stringify(content));
}
