import type { Fold } from "../fold";

/** What is the only difference of a change that need not be read. */
export const FOLD_WORDS: Readonly<Record<Fold, string>> = {
  tags: "only tags",
  unknown: "only values that the apply will tell",
  same: "only the way it is written",
};
