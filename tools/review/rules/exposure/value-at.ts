import type { Change } from "../../../plan/change";
import { type Plan, withoutKey } from "../../../plan/plan";
import { type Attributes, documentOf, isAttributes, isList, type Value } from "../../../plan/values";
import type { Side } from "../../policy-statements";
import { showValue } from "../../show-value";
import { FROM_CODE } from "../../statement-rows";

/** The value at a path such as `metadata_options.0.http_tokens`. */
export function valueAt(attributes: Attributes, path: string): Value | undefined {
  const [first = "", ...others] = stepsOf(path);
  let value = attributes[first];
  for (const step of others) {
    // Most resources have none of it.
    if (value === undefined) return undefined;
    const inside = documentOf(value);
    value = isList(inside) ? inside[Number(step)] : isAttributes(inside) ? inside[step] : undefined;
  }
  return value;
}

/** Steps of the paths the rules have, each taken apart once. */
const STEPS = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const known = STEPS.get(path);
  if (known) return known;
  const steps = path.split(".");
  STEPS.set(path, steps);
  return steps;
}

/** Evidence: the value at a path; of a policy that only the apply will tell, what the code has. */
export function seenAt(change: Change, side: Side, path: string): string {
  const written = side === "after" ? valueAt(change.written, path) : undefined;
  const value = showValue(written ?? valueAt(change[side], path));
  const from = written === undefined ? "" : ` (${FROM_CODE})`;
  return `${change.pointer}/change/${side}/${path.replaceAll(".", "/")} = ${value}${from}`;
}

/** Evidence: both values at a path. */
export function seenTurn(change: Change, path: string): string[] {
  return [seenAt(change, "before", path), seenAt(change, "after", path)];
}

/** Whether it is there before and after. */
export function stays({ kind }: Change): boolean {
  return kind === "update" || kind === "replace";
}

/** Whether it will be there. */
export function willBe({ kind }: Change): boolean {
  return kind === "create" || kind === "update" || kind === "replace";
}

/** Whether the code gives an attribute, so that it is not left to AWS. */
export function isWritten({ address }: Change, attribute: string, { references }: Plan): boolean {
  return references.get(withoutKey(address))?.has(attribute) === true;
}

/** Elements of a list that are blocks. */
export function blocksOf(value: Value | undefined): readonly Attributes[] {
  return isList(value) ? value.filter(isAttributes) : [];
}

/** Elements of a list that are texts; a single text as a list of one. */
export function textsOf(value: Value | undefined): readonly string[] {
  const all = isList(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}

/** Whether there is anything: no null, no empty text, no empty list. */
export function isGiven(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== "" && !(isList(value) && value.length === 0);
}
