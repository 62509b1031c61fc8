import type { Change } from "../../../plan/change";
import type { Value } from "../../../plan/values";
import { type Difference, differencesOf } from "../../difference";
import { seen } from "../../seen";
import { showValue } from "../../show-value";

/** Which of these attributes an update in place makes other ones, in this order. */
export function edited(change: Change, attributes: readonly string[]): string[] {
  const names = new Set(editsOf(change).map(({ path }) => path.split(/[.[]/, 1)[0] ?? ""));
  return attributes.filter((attribute) => names.has(attribute));
}

/** What an update in place makes different below one attribute. */
export function editsBelow(change: Change, attribute: string): Difference[] {
  return editsOf(change).filter(
    ({ path }) => path === attribute || path.startsWith(`${attribute}.`) || path.startsWith(`${attribute}[`),
  );
}

/** Both sides of attributes, as evidence. */
export function seenBoth(change: Change, attributes: readonly string[]): string[] {
  return attributes.flatMap((attribute) => [
    seen(change, "before", attribute),
    seen(change, "after", attribute),
  ]);
}

/** Both sides of an attribute, for a sentence: `port from 80 to 443`. */
export function fromTo({ before, after }: Change, attribute: string): string {
  return inWords(attribute, before[attribute], after[attribute]);
}

export function inWords(name: string, before: Value | undefined, after: Value | undefined): string {
  return `${name} from ${showValue(before)} to ${showValue(after)}`;
}

function editsOf(change: Change): readonly Difference[] {
  return change.kind === "update" ? differencesOf(change) : [];
}
