import type { ChangeJson, PlanJson } from "../../../../../tools/plan/plan-json";
import type { Found, Rule } from "../../../../../tools/review/rule";
import { planOf } from "../../plans";

/** What a rule finds in the first change of a plan whose configuration refers to other resources. */
export function foundIn(
  rule: Rule,
  references: References,
  ...changes: readonly ChangeJson[]
): readonly Found[] {
  const plan = planOf(changes, referring(references));
  const [change] = plan.changes;
  if (!change) throw new Error("no change to check");
  const found = rule.check(change, { plan });
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found as Found];
}

/** What attributes refer to, by address. */
type References = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export function referring(references: References): Partial<PlanJson> {
  const resources = Object.entries(references).map(([address, attributes]) => ({
    address,
    expressions: Object.fromEntries(
      Object.entries(attributes).map(([name, addresses]) => [name, { references: addresses }]),
    ),
  }));
  return { configuration: { root_module: { resources } } };
}

/** A policy document as AWS providers write it: a string. */
export function policy(...statements: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
