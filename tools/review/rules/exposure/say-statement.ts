import type { Statement } from "../../policy-document";
import { readable } from "../../references-in-words";

/** Words of a list that are said; of the rest the number. */
const MAX_WORDS = 4;

/** What a statement allows or denies, for a sentence: `s3:GetObject on arn:aws:s3:::logs/*`. */
export function sayStatement(statement: Statement): string {
  const { actions, notActions, resources, notResources, conditions } = statement;
  const what = notActions.length > 0 ? `everything but ${list(notActions)}` : list(actions);
  const where = notResources.length > 0 ? `everything but ${list(notResources)}` : list(resources);
  const when = conditions.length > 0 ? ` if ${list(conditions)}` : "";
  return `${what}${where === "" ? "" : ` on ${where}`}${when}`;
}

/** `a, b and 3 more`. */
export function list(words: readonly string[]): string {
  const [shown, rest] = [words.slice(0, MAX_WORDS).map(readable), words.length - MAX_WORDS];
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}
