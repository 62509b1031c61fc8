import type { Change } from "../../../plan/change";
import { type Plan, withoutKey } from "../../../plan/plan";

/** What an attribute of a change points at, as far as it is in the plan: by reference, else by name or id. */
export function partnerOf(change: Change, attribute: string, plan: Plan): Change | undefined {
  const addresses = plan.references.get(withoutKey(change.address))?.get(attribute) ?? [];
  const value = change.after[attribute] ?? change.before[attribute];
  return plan.changes.find(
    (other) => addresses.includes(withoutKey(other.address)) || (other !== change && isCalled(other, value)),
  );
}

const NAMES = ["id", "arn", "name", "bucket"];

function isCalled({ type, before, after }: Change, value: unknown): boolean {
  if (typeof value !== "string" || DEPENDENTS.test(type)) return false;
  return NAMES.some((name) => before[name] === value || after[name] === value);
}

/** Resources that have the id of what they belong to. */
const DEPENDENTS =
  /_(configuration|block|policy|controls|versioning|logging|bucket_acl|rotation|association|attachment)$/;

/** Whether what it belongs to goes as well, so that nothing is left without it. */
export function goesWithPartner(change: Change, attribute: string, plan: Plan): boolean {
  return partnerOf(change, attribute, plan)?.kind === "delete";
}
