import type { Mark, ReviewedChange, StackReview } from "../review";

const MARKS: readonly Mark[] = ["+", "~", "±", "-", "→", "⇥", "⊘", "?"];

/** What has to be read of a stack, e.g. `+2 ~1 ±1`; nothing where there is nothing. */
export function changeCounts({ changes }: StackReview): string {
  return MARKS.map((mark) => ({ mark, count: numberOf(changes, mark) }))
    .filter(({ count }) => count > 0)
    .map(({ mark, count }) => `${mark}${count}`)
    .join(" ");
}

function numberOf(changes: readonly ReviewedChange[], mark: Mark): number {
  return changes.filter((change) => change.mark === mark).length;
}

/** Changes of all stacks that have to be read. */
export function numberToRead(stacks: readonly StackReview[]): number {
  return stacks.reduce((total, { changes }) => total + changes.length, 0);
}

/** Changes of all stacks that need not be read. */
export function numberFolded(stacks: readonly StackReview[]): number {
  return stacks.flatMap(({ folded }) => folded).reduce((total, { addresses }) => total + addresses.length, 0);
}
