import { attachedOnlyOn } from "../../policy-attachments";
import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { willBe } from "./value-at";

/** AWS's own policies that let their holder do everything, or give itself everything. */
const ADMIN = /^arn:[\w-]+:iam::aws:policy\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

/**
 * Whoever takes over the role has the account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
 */
export const exposureIamAdmin: Rule = {
  id: "exposure.iam-admin",
  check(change, { plan }) {
    if (!willBe(change)) return undefined;
    const attribute = change.type === "aws_iam_role" ? "managed_policy_arns" : "policy_arn";
    return attachedOnlyOn(change, "after", plan)
      .filter(({ policy }) => attachesAdmin(policy))
      .map(({ policy, to }) => ({
        level: "exposure",
        what: `${to === "" ? "Somebody" : to} gets ${policy.split("/").pop()}: ${what(policy)}`,
        evidence: [seen(change, "after", attribute)],
        fix: "attach a policy that allows what is needed",
      }));
  },
};

export function attachesAdmin(policy: string): boolean {
  return ADMIN.test(policy);
}

function what(policy: string): string {
  if (policy.endsWith("PowerUserAccess")) return "everything but the management of identities";
  return policy.endsWith("IAMFullAccess")
    ? "the right to give itself everything"
    : "everything in the account";
}
