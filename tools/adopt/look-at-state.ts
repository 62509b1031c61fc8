import { existsSync } from "node:fs";
import { join } from "node:path";
import { providerCache } from "../rehearsal/work-directory";
import { Problem } from "../terminal/problem";
import { projectTerraform } from "../terraform/project-terraform";
import { type StateResource, stateResources } from "../terraform/state-resources";
import type { SynthesizedStack } from "../terraform/synthesized-stack";

/** What Terraform has already, or why that was not looked at. */
export interface Seen {
  readonly state: readonly StateResource[];

  /** @default - it was looked at */
  readonly unseen?: string;
}

/** Reads the state of a stack, where Terraform was initialized for it. */
export async function lookAtState(
  { name, directory }: SynthesizedStack,
  outdir: string,
  signal: AbortSignal,
): Promise<Seen> {
  if (!existsSync(join(directory, ".terraform"))) {
    return {
      state: [],
      unseen: `nothing is initialized here yet; check again after npm run plan -- ${name}`,
    };
  }
  const project = process.cwd();
  const cache = providerCache(project);
  const terraform = await projectTerraform({ project, directory: join(project, outdir), cache, signal });
  try {
    return { state: await stateResources(terraform, directory) };
  } catch (error) {
    if (error instanceof Problem) return { state: [], unseen: error.text };
    throw error;
  }
}
