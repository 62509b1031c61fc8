import type { GoneStack } from "../review/gone-stacks";
import { Problem } from "../terminal/problem";
import { counted } from "../terminal/words";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { SynthesizedStacks } from "../terraform/synthesized-stacks";
import { affectedStacks } from "./affected-stacks";

/** What a person asked to have planned: exactly one of the three. */
export interface Choice {
  readonly names: readonly string[];
  readonly all: boolean;

  /** Commit to compare with. @default - nothing is compared */
  readonly affected?: string | undefined;
}

/** What is to be planned, and what can't be any more. */
export interface Chosen {
  readonly stacks: readonly SynthesizedStack[];
  readonly gone: readonly GoneStack[];
}

/**
 * The stacks to plan.
 *
 * @param say is told what is left out
 * @throws Problem when it is not clear which, or one of them is unknown
 */
export async function chooseStacks(
  project: string,
  stacks: SynthesizedStacks,
  { names, all, affected }: Choice,
  say: (line: string) => void,
): Promise<Chosen> {
  const ways = [names.length > 0, all, affected !== undefined].filter(Boolean).length;
  if (ways !== 1) {
    throw new Problem("which stacks? Name them, or say --all or --affected <git ref>", [
      "the stacks are:",
      ...stacks.names.map((name) => `  ${name}`),
    ]);
  }
  if (affected === undefined) {
    return { stacks: (all ? stacks.names : [...new Set(names)]).map((name) => stacks.get(name)), gone: [] };
  }
  const found = await affectedStacks(project, stacks, affected);
  say(`${counted(found.names.length, "stack")} of ${stacks.names.length} differ from ${affected}`);
  return { stacks: found.names.map((name) => stacks.get(name)), gone: found.gone };
}
