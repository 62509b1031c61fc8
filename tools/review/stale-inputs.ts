import { producersOf } from "./apply-order";
import type { Finding } from "./find-findings";
import type { StackReview } from "./review";

export const STALE_INPUT = "outage.stale-input";

/** Plans that were made with a value which another plan is about to change. */
export function staleInputs(stacks: readonly StackReview[]): Finding[] {
  return stacks.flatMap((stack) =>
    producersOf(stack, stacks).flatMap((producer) =>
      producer.outputs
        .filter(({ name }) => usedOutputs(stack, producer).has(name))
        .map(({ name, mark }): Finding => {
          const coming = mark === "-" ? "remove" : "change";
          return {
            rule: STALE_INPUT,
            level: "review",
            stack: stack.name,
            address: `${producer.name} output.${name}`,
            what: `Planned with the value that output ${name} of ${producer.name} has now, which ${producer.name} is about to ${coming}`,
            evidence: [`output ${name} of ${producer.name}: ${mark}`],
            fix: `apply ${producer.name} first, then plan ${stack.name} again`,
          };
        }),
    ),
  );
}

function usedOutputs(stack: StackReview, producer: StackReview): Set<string> {
  return new Set(
    stack.reads.filter(({ backend }) => backend === producer.backend).flatMap(({ outputs }) => outputs),
  );
}
