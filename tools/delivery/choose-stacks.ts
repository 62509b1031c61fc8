import type { GoneStack } from "../review/gone-stacks";
import { nearest } from "../terminal/nearest";
import { Problem } from "../terminal/problem";
import { counted } from "../terminal/words";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { SynthesizedStacks } from "../terraform/synthesized-stacks";
import { affectedStacks } from "./affected-stacks";

/** What a person asked to have planned: exactly one of the first three. */
export interface Choice {
  readonly names: readonly string[];
  readonly all: boolean;

  /** Commit to compare with. @default - nothing is compared */
  readonly affected?: string | undefined;

  /** Environments that count; all of them when there is none. */
  readonly environments: readonly string[];
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
  choice: Choice,
  say: (line: string) => void,
): Promise<Chosen> {
  const { names, all, affected, environments } = choice;
  const ways = [names.length > 0, all, affected !== undefined].filter(Boolean).length;
  if (ways !== 1) {
    throw new Problem("which stacks? Name them, or say --all or --affected <git ref>", [
      "the stacks are:",
      ...stacks.names.map((name) => `  ${name}`),
    ]);
  }
  const compared = affected === undefined ? undefined : await affectedStacks(project, stacks, affected);
  const named = () => (all ? stacks.all : [...new Set(names)].map((name) => stacks.get(name)));
  const asked = compared?.differing ?? named();
  const { gone = [], commit = "" } = compared ?? {};
  assertKnown(environments, [...stacks.all, ...gone]);
  const isWanted = ({ environment }: SynthesizedStack) =>
    environments.length === 0 || environments.includes(environment);
  const others = asked.filter((stack) => !isWanted(stack)).map(({ name }) => name);
  if (names.length > 0 && others.length > 0) {
    // Who names a stack does not expect that nothing comes of it.
    throw new Problem(`not of the environment ${environments.join(" or ")}: ${others.join(", ")}`);
  }
  const differ = `${counted(asked.length, "stack")} of ${stacks.names.length} differ from ${affected}`;
  const left = `left out, as of another environment: ${others.join(", ")}`;
  say([...(compared ? [differ] : []), ...(others.length > 0 ? [left] : [])].join("; "));
  return {
    stacks: asked.filter(isWanted),
    gone: gone.filter(isWanted).map(({ name, state }) => ({ name, state, commit })),
  };
}

function assertKnown(environments: readonly string[], stacks: readonly SynthesizedStack[]): void {
  const known = [...new Set(stacks.map(({ environment }) => environment))].sort();
  const unknown = environments.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  throw new Problem(
    `no stack is of the environment '${unknown}'${meant ? `; did you mean '${meant}'?` : ""}`,
    [`the environments are: ${known.join(", ")}`],
  );
}
