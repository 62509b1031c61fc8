import type { Change } from "../plan/change";
import { Unknown } from "../plan/values";
import type { Difference } from "./difference";

/**
 * Why an update need not be read.
 *
 * - `tags`: nothing but tags differs
 * - `unknown`: nothing differs but values that only the apply tells
 * - `same`: nothing differs: another order of a set, or the same document written in another way
 */
export type Fold = "tags" | "unknown" | "same";

const TAGS = /^tags(_all)?\b/;

/** Why an update need not be read; nothing when it has to be. */
export function foldOf({ kind }: Change, differences: readonly Difference[]): Fold | undefined {
  if (kind !== "update") return undefined;
  if (differences.length === 0) return "same";
  const others = differences.filter(({ path }) => !TAGS.test(path));
  if (others.length === 0) return "tags";
  return others.every(({ after }) => after instanceof Unknown) ? "unknown" : undefined;
}
