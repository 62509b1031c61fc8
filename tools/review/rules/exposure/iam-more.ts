import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { attachedOnlyOn } from "../../policy-attachments";
import type { Statement } from "../../policy-document";
import { isUntold } from "../../policy-statements";
import type { Found, Rule } from "../../rule";
import { seen } from "../../seen";
import { attachesAdmin } from "./iam-admin";
import { isOfIdentity } from "./iam-wildcard";
import { letsStrangersIn } from "./resource-policy";
import { list, sayStatement } from "./say-statement";
import { seenAt, seenTurn, stays } from "./value-at";
import { newlyAllowed, noLongerDenied } from "./widened-statements";
import { wildcardOf } from "./wildcard";

/**
 * Somebody who is there already may do more than before, or is no longer denied something. What comes with a plan is in
 * the table of statements, and no finding of its own.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export const exposureIamMore: Rule = {
  id: "exposure.iam-more",
  check(change, { plan }) {
    if (!stays(change)) return undefined;
    return [...ofAllowed(change, plan), ...ofDenied(change, plan), ...ofAttached(change, plan)];
  },
};

function ofAllowed(change: Change, plan: Plan): Found[] {
  return newlyAllowed(change, plan)
    .filter((statement) => !isToldElsewhere(statement, change, plan))
    .map((statement) => ({
      level: "review",
      what: `Allows${to(statement)} ${sayStatement(statement)}, which was not allowed before`,
      evidence: [seenAt(change, "after", statement.attribute)],
      fix: "check that it is needed, and on these resources",
    }));
}

function isToldElsewhere(statement: Statement, change: Change, plan: Plan): boolean {
  if (statement.attribute === "assume_role_policy") return true;
  if (isOfIdentity(statement)) return wildcardOf(statement) !== undefined;
  return letsStrangersIn(statement, change, plan);
}

function ofDenied(change: Change, plan: Plan): Found[] {
  return noLongerDenied(change, plan)
    .filter(({ attribute }) => !isUntold(change, attribute))
    .map((statement) => ({
      level: "review",
      what: `No longer denies${to(statement)} ${sayStatement(statement)}`,
      evidence: seenTurn(change, statement.attribute),
      fix: "find out what it was denied for",
    }));
}

function ofAttached(change: Change, plan: Plan): Found[] {
  return attachedOnlyOn(change, "after", plan)
    .filter(({ policy }) => !attachesAdmin(policy))
    .map(({ policy, to: holder }) => ({
      level: "review",
      what: `${holder} gets everything that ${policy} allows`,
      evidence: [
        seen(change, "after", change.type === "aws_iam_role" ? "managed_policy_arns" : "policy_arn"),
      ],
      fix: "read the policy, and attach one that allows less where that will do",
    }));
}

function to({ principals }: Statement): string {
  return principals.length > 0 ? ` ${list(principals)}` : "";
}
