import { type Attachment, attachedOnlyOn, attachmentsOn } from "../../policy-attachments";
import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { attachesAdmin } from "../exposure/iam-admin";

/** A policy of AWS's own: written for everybody, so that it allows more than any one system needs. */
const OF_AWS = /^arn:[\w-]+:iam::aws:policy\//;

/**
 * What runs already keeps a policy of AWS's own: adopting it widens nothing, and from then on the code says so. Of a role
 * also those that no attachment in the plan is for: nothing else would tell of them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 */
export const reviewImportPolicy: Rule = {
  id: "review.import-policy",
  check(change, { plan }) {
    if (change.importId === undefined) return undefined;
    const isRole = change.type === "aws_iam_role";
    // Told where it is attached.
    const others = isRole
      ? plan.changes
          .filter(({ type }) => type !== change.type)
          .flatMap((one) => attachmentsOn(one, "before", plan))
      : [];
    const gained = attachedOnlyOn(change, "after", plan);
    return attachmentsOn(change, "after", plan)
      .filter(({ policy }) => OF_AWS.test(policy))
      .filter((one) => !isAmong(one, gained) && !isAmong(one, others))
      .map(({ policy, to }) => ({
        level: attachesAdmin(policy) ? "exposure" : "review",
        what: `${to} keeps everything that ${policy} allows`,
        evidence: [seen(change, "after", isRole ? "managed_policy_arns" : "policy_arn")],
        fix: "adopt it, and attach one that allows less in a plan of its own",
      }));
  },
};

function isAmong({ policy, to }: Attachment, others: readonly Attachment[]): boolean {
  return others.some((one) => one.policy === policy && one.to === to);
}
