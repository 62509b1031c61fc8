import { counted } from "../../terminal/words";
import type { Fold } from "../fold";
import type { FoldedChanges, Mark, ReviewedChange, StackReview } from "../review";
import { numberFolded } from "./change-counts";

/** What happens to what a stack imports, and beside it. */
export interface Adoption {
  /** Imported, and need not be read. */
  readonly folded: readonly FoldedChanges[];

  /** Imported, and have to be read. */
  readonly toRead: readonly ReviewedChange[];

  /** The changes to be read of what is not imported. */
  readonly beside: readonly ReviewedChange[];
}

/** Nothing where a stack imports nothing. */
export function adoptionOf({ changes, folded }: StackReview): Adoption | undefined {
  const imported = folded.filter(({ isImported }) => isImported);
  const toRead = changes.filter(({ isImported }) => isImported);
  if (imported.length + toRead.length === 0) return undefined;
  return { folded: imported, toRead, beside: changes.filter(({ isImported }) => !isImported) };
}

/**
 * What the adoptions of some stacks come to, in one sentence; nothing where there is none.
 *
 * `Adopts 31 resources: 28 as they are, 3 changed; creates 4 beside`
 */
export function adoptionSentence(stacks: readonly StackReview[]): string | undefined {
  const adoptions = stacks.flatMap((stack) => adoptionOf(stack) ?? []);
  if (adoptions.length === 0) return undefined;
  const folded = adoptions.flatMap((adoption) => adoption.folded);
  const toRead = adoptions.flatMap((adoption) => adoption.toRead);
  const beside = adoptions.flatMap((adoption) => adoption.beside);
  const foldedAs = (...folds: readonly Fold[]) =>
    numberFolded([{ folded: folded.filter(({ fold }) => folds.includes(fold)) }]);
  const number = (changes: readonly ReviewedChange[], mark: Mark) =>
    changes.filter((change) => change.mark === mark).length;
  const asTheyAre = foldedAs("import", "same") + number(toRead, "⇥");
  const tagged = foldedAs("tags");
  const changed = foldedAs("unknown") + number(toRead, "~");
  const destroyed = number([...toRead, ...beside], "-");
  const replaced = number([...toRead, ...beside], "±");
  const all = numberFolded([{ folded }]) + toRead.length;
  const besides = [
    ...some(number(beside, "+"), (count) => `creates ${count} beside`),
    ...some(number(beside, "~"), (count) => `changes ${count} beside`),
    ...some(replaced, (count) => `REPLACES ${count}`),
    ...some(destroyed, (count) => `DESTROYS ${count}`),
  ];
  const imported = [
    ...some(asTheyAre, (count) => `${count} as ${count === 1 ? "it is" : "they are"}`),
    ...some(tagged, (count) => `${count} with other tags`),
    ...some(changed, (count) => `${count} changed`),
  ];
  const start = `Adopts ${counted(all, "resource")}`;
  const how = asTheyAre === all ? ` as ${all === 1 ? "it is" : "they are"}` : `: ${imported.join(", ")}`;
  return [imported.length === 0 ? start : start + how, ...besides].join("; ");
}

function some(count: number, say: (count: number) => string): string[] {
  return count > 0 ? [say(count)] : [];
}
