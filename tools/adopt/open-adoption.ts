import { join } from "node:path";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { SynthesizedStacks } from "../terraform/synthesized-stacks";
import { Manifest } from "./manifest";

export interface AdoptRequest {
  /** Name of a synthesized stack. */
  readonly stack: string;

  /** Directory with synthesized stacks. */
  readonly outdir: string;
}

/** A stack as it was synthesized last, and the manifest of what it adopts. */
export function openAdoption({ stack: name, outdir }: AdoptRequest): {
  readonly stack: SynthesizedStack;
  readonly manifest: Manifest;
} {
  const project = process.cwd();
  const stack = new SynthesizedStacks(join(project, outdir)).get(name);
  return { stack, manifest: new Manifest(project, stack) };
}
