import type { Change } from "../plan/change";
import type { Value } from "../plan/values";
import { showValue } from "./show-value";

/** Evidence: where a value stands in the plan, and what it is. */
export function seen(change: Change, side: "before" | "after", attribute: string): string {
  return `${change.pointer}/change/${side}/${attribute} = ${showValue(change[side][attribute])}`;
}

/** Evidence: what Terraform is going to do. */
export function seenActions({ pointer, actions }: Change): string {
  return `${pointer}/change/actions = ${actions.join(", ")}`;
}

/** Both sides of an attribute that changes from one known number to another, smaller one. */
export function lowered({ before, after, kind }: Change, attribute: string): Lowered | undefined {
  const from = before[attribute];
  const to = after[attribute];
  if (kind !== "update" || typeof from !== "number" || typeof to !== "number" || to >= from) return undefined;
  return { from, to };
}

export interface Lowered {
  readonly from: number;
  readonly to: number;
}

/** Whether an attribute of something that exists already changes from one value to another. */
export function turns({ before, after, kind }: Change, attribute: string, from: Value, to: Value): boolean {
  return (kind === "update" || kind === "replace") && before[attribute] === from && after[attribute] === to;
}

/** Why it is replaced, for a sentence: ` because of engine, username`; nothing where no attribute forces it. */
export function because({ replacedBy }: Change): string {
  return replacedBy.length > 0 ? ` because of ${replacedBy.join(", ")}` : "";
}

/** What happens to something that goes, for a sentence: `is destroyed`, `is replaced because of engine`. */
export function goes(change: Change): string {
  return change.kind === "replace" ? `is replaced${because(change)}` : "is destroyed";
}
