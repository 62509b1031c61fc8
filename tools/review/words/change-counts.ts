import type { Mark, ReviewedChange, StackReview } from "../review";

const MARKS: readonly Mark[] = ["+", "~", "±", "-", "→", "⇥", "⊘", "?"];

/** What has to be read of a stack, and what it imports, e.g. `+2 ~1 ±1 ⇥28`; nothing where there is nothing. */
export function changeCounts({ changes, folded }: Pick<StackReview, "changes" | "folded">): string {
  const imported = numberFolded([{ folded: folded.filter(({ fold }) => fold === "import") }]);
  return MARKS.map((mark) => ({ mark, count: numberOf(changes, mark) + (mark === "⇥" ? imported : 0) }))
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
export function numberFolded(stacks: readonly Pick<StackReview, "folded">[]): number {
  return stacks.flatMap(({ folded }) => folded).reduce((total, { addresses }) => total + addresses.length, 0);
}
