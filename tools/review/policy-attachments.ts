import type { Change } from "../plan/change";
import { type Plan, withoutKey } from "../plan/plan";
import { isList, type Value } from "../plan/values";
import type { Side } from "./policy-statements";

/** A managed policy somebody has. */
export interface Attachment {
  /** Its ARN; the address of the policy where only the apply will tell the ARN. */
  readonly policy: string;

  /** Names of roles, users and groups. */
  readonly to: string;
}

const ATTACHMENTS = new Set([
  "aws_iam_role_policy_attachment",
  "aws_iam_user_policy_attachment",
  "aws_iam_group_policy_attachment",
  "aws_iam_policy_attachment",
]);

const HOLDERS = ["role", "user", "group", "roles", "users", "groups"];

/** Managed policies that one side of a change attaches and the other does not. */
export function attachedOnlyOn(change: Change, side: Side, plan: Plan): Attachment[] {
  const other = attachmentsOn(change, side === "before" ? "after" : "before", plan);
  return attachmentsOn(change, side, plan).filter(
    ({ policy, to }) => !other.some((one) => one.policy === policy && one.to === to),
  );
}

/** Managed policies that one side of a change attaches. */
export function attachmentsOn(change: Change, side: Side, plan: Plan): Attachment[] {
  const attributes = change[side];
  if (Object.keys(attributes).length === 0) return [];
  if (change.type === "aws_iam_role") {
    const to = texts(attributes["name"])[0] ?? change.address;
    return texts(attributes["managed_policy_arns"]).map((policy) => ({ policy, to }));
  }
  if (!ATTACHMENTS.has(change.type)) return [];
  const references = plan.references.get(withoutKey(change.address));
  const policies = texts(attributes["policy_arn"]);
  const holders = HOLDERS.flatMap((name) => texts(attributes[name]));
  const referredTo = HOLDERS.flatMap((name) => references?.get(name) ?? []);
  const to = (holders.length > 0 ? holders : referredTo).join(", ");
  const [policy = "(known after apply)"] =
    policies.length > 0 ? policies : (references?.get("policy_arn") ?? []);
  return [{ policy, to }];
}

function texts(value: Value | undefined): string[] {
  const all = isList(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}
