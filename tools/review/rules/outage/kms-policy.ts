import type { Change } from "../../../plan/change";
import { JsonText } from "../../../plan/values";
import type { Statement } from "../../policy-document";
import { type Side, statementsOf } from "../../policy-statements";
import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";
import { isAdministration, KEYS } from "./key-administration";

const POLICIES = new Set(["aws_kms_key_policy"]);

/** The account itself, which hands administration on to IAM. */
const ACCOUNT = /^\*$|^AWS: (\*|\d{12}|arn:aws[\w-]*:iam::\d{12}:root)$/;

/**
 * A key whose policy lets nobody change it can't be had back: only AWS support opens it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/kms_key_policy
 */
export const outageKmsPolicy: Rule = {
  id: "outage.kms-policy",
  check(change, { plan }) {
    if (goesAway(change, POLICIES)) {
      const owner = ownerThatGoes(change, "key_id", plan);
      if (owner) return goesWithOwner(change, owner);
      return {
        level: "review",
        what: `The key policy ${goesInTurn(change)}: only the account, and whom IAM allows it, may use the key`,
        evidence: [seenActions(change)],
        fix: "see that nobody is allowed by the key policy alone: AWS services, other accounts",
      };
    }
    if (!KEYS.has(change.type) || change.kind !== "update") return undefined;
    // What only the apply will tell, nobody can judge.
    if (!(change.after["policy"] instanceof JsonText)) return undefined;
    const [before, after] = [administrators(change, "before"), administrators(change, "after")];
    if (before.length > 0 && after.length === 0) {
      return {
        level: "outage",
        what: `Nobody may change the key policy any more: ${before.join(", ")} could`,
        evidence: policies(change),
        fix: "leave a statement in it that allows kms:* to the account's root",
      };
    }
    if (!before.some(isAccount) || after.some(isAccount)) return undefined;
    return {
      level: "review",
      what: `The account can't change the key policy any more, only ${after.join(", ")}`,
      evidence: policies(change),
      fix: "leave a statement in it that allows kms:* to the account's root: a role can be destroyed",
    };
  },
};

function administrators(change: Change, side: Side): string[] {
  const isOne = (statement: Statement) => isAdministration(change, statement);
  return [
    ...new Set(
      statementsOf(change, side)
        .filter(isOne)
        .flatMap(({ principals }) => principals),
    ),
  ];
}

function isAccount(principal: string): boolean {
  return ACCOUNT.test(principal);
}

function policies(change: Change): string[] {
  return [seen(change, "before", "policy"), seen(change, "after", "policy")];
}
