import type { Review, ReviewedChange, StackReview } from "../review";

/** A change, and where on the page it is. */
export interface PlacedChange {
  readonly change: ReviewedChange;
  readonly id: string;
}

export interface PlacedStack {
  readonly stack: StackReview;
  readonly id: string;
  readonly changes: readonly PlacedChange[];
}

/** Where what is on the page. Ids are numbers: names are of the plan, and may be anything. */
export interface Places {
  readonly stacks: readonly PlacedStack[];

  /** Id of a stack. */
  readonly stackId: (name: string) => string;

  /** Id of a change; nothing for what is no change, or is folded. */
  readonly changeId: (stack: string, address: string) => string | undefined;
}

export function placesOf({ stacks }: Review): Places {
  const placed = stacks.map((stack, i): PlacedStack => {
    const changes = stack.changes.map((change, n) => ({ change, id: `change-${i}-${n}` }));
    return { stack, id: `stack-${i}`, changes };
  });
  const ids = new Map(placed.map(({ stack, id }) => [stack.name, id]));
  const changes = new Map(
    placed
      .flatMap(({ stack, changes: own }) =>
        own.map(({ change, id }): [string, string] => [key(stack.name, change.address), id]),
      )
      // The first of several at one address: what is left over from an earlier replacement comes after it.
      .reverse(),
  );
  return {
    stacks: placed,
    stackId: (name) => ids.get(name) ?? "stacks",
    changeId: (stack, address) => changes.get(key(stack, address)),
  };
}

function key(stack: string, address: string): string {
  return JSON.stringify([stack, address]);
}
