import type { Fold } from "../fold";
import type { FoldedChanges } from "../review";

/** What is the only difference of a change that need not be read. */
export const FOLD_WORDS: Readonly<Record<Fold, string>> = {
  import: "imported as it is",
  tags: "only tags",
  unknown: "only values that the apply will tell",
  same: "only the way it is written",
};

/** The same of changes folded together: what is imported is said to be. */
export function foldWords({ fold, isImported }: FoldedChanges): string {
  return isImported && fold !== "import" ? `imported; ${FOLD_WORDS[fold]}` : FOLD_WORDS[fold];
}
