import type { Plan } from "../../../plan/plan";
import { Unknown, type Value } from "../../../plan/values";

/** Whether this plan makes the thing that a name stands for: there is nothing in it yet. */
export function isMadeHere(plan: Plan, type: string, attribute: string, name: Value | undefined): boolean {
  if (name instanceof Unknown) return true;
  return plan.changes.some(
    (change) => change.type === type && change.kind === "create" && change.after[attribute] === name,
  );
}
