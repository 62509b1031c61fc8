import type { Change } from "../plan/change";
import { Unknown } from "../plan/values";
import type { Difference } from "./difference";
import { isOwnNote } from "./state-notes";

/**
 * Why a change need not be read.
 *
 * - `import`: it is imported as it is, and Terraform at most notes something in its state
 * - `tags`: nothing but tags differs
 * - `unknown`: nothing differs but values that only the apply tells
 * - `same`: nothing differs: another order of a set, or the same document written in another way
 */
export type Fold = "import" | "tags" | "unknown" | "same";

/** In the order in which they are told. */
export const FOLDS: readonly Fold[] = ["import", "tags", "unknown", "same"];

const TAGS = /^tags(_all)?\b/;

/** Whether an attribute is a tag, or all of them. */
export function isTag(path: string): boolean {
  return TAGS.test(path);
}

/** Why a change need not be read; nothing when it has to be. */
export function foldOf(
  { kind, importId }: Pick<Change, "kind" | "importId">,
  differences: readonly Difference[],
): Fold | undefined {
  const isImported = importId !== undefined;
  if (kind === "none" && isImported) return "import";
  if (kind !== "update") return undefined;
  const told = isImported ? differences.filter((difference) => !isOwnNote(difference)) : differences;
  if (told.length === 0) return isImported ? "import" : "same";
  const others = told.filter(({ path }) => !isTag(path));
  if (others.length === 0) return "tags";
  return others.every(({ after }) => after instanceof Unknown) ? "unknown" : undefined;
}
