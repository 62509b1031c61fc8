import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Statement } from "../../policy-document";
import type { Found, Rule } from "../../rule";
import { seen } from "../../seen";
import { bindingCondition } from "./conditions";
import { ownAccounts, strangersIn } from "./own-accounts";
import { list, sayStatement } from "./say-statement";
import { isGiven, seenAt, willBe } from "./value-at";
import { newlyAllowed } from "./widened-statements";

/** An endpoint is reached from its network only; what it lets through is asked for again by who it leads to. */
const NO_WAY_IN = new Set(["aws_vpc_endpoint", "aws_vpc_endpoint_policy"]);

/**
 * A bucket, key, queue, topic, secret, repository or function lets in everybody, or another account. A condition that
 * binds it to an account, an organization or a network keeps them out.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
export const exposureResourcePolicy: Rule = {
  id: "exposure.resource-policy",
  check(change, { plan }) {
    if (!willBe(change)) return undefined;
    if (change.type === "aws_lambda_permission") return ofFunction(change, plan);
    return newlyAllowed(change, plan).flatMap((statement) => {
      const found = judged(statement, change, plan);
      return found ? [{ ...found, evidence: [seenAt(change, "after", statement.attribute)] }] : [];
    });
  },
};

/** Whether this rule has something to say about a statement. */
export function letsStrangersIn(statement: Statement, change: Change, plan: Plan): boolean {
  return judged(statement, change, plan) !== undefined;
}

function judged(statement: Statement, change: Change, plan: Plan): Omit<Found, "evidence"> | undefined {
  if (statement.attribute === "assume_role_policy" || NO_WAY_IN.has(change.type)) return undefined;
  if (bindingCondition(statement) !== undefined) return undefined;
  const { everybody, foreign, unclear } = strangersIn(statement, plan);
  const fix = "name who needs it, or bind it with aws:PrincipalOrgID, aws:SourceAccount or aws:SourceArn";
  if (everybody) return { level: "exposure", what: `Lets everybody ${sayStatement(statement)}`, fix };
  if (foreign.length > 0) {
    return {
      level: "exposure",
      what: `Lets another account, ${list(foreign)}, ${sayStatement(statement)}`,
      fix: "check whose account it is",
    };
  }
  if (unclear.length === 0 || isDelegation(statement, change)) return undefined;
  return {
    level: "review",
    what: `Lets ${list(unclear)} ${sayStatement(statement)}; the plan does not tell whether that is this account`,
    fix: "check whose account it is",
  };
}

/**
 * The way every key begins: its account decides by IAM.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function isDelegation({ actions, principals }: Statement, { type }: Change): boolean {
  return (
    type.startsWith("aws_kms_") &&
    actions.includes("kms:*") &&
    principals.every((one) => one.endsWith(":root"))
  );
}

/** A function says who may call it in attributes of its own. */
function ofFunction(change: Change, plan: Plan): Found | undefined {
  const { before, after } = change;
  const principal = after["principal"];
  const limits = ["source_arn", "source_account", "principal_org_id"];
  const isLimited = limits.some((name) => isGiven(after[name]));
  const wasSame = before["principal"] === principal && !limits.some((name) => isGiven(before[name]));
  if (typeof principal !== "string" || isLimited || wasSame) return undefined;
  const evidence = [seen(change, "after", "principal"), seen(change, "after", "source_arn")];
  const fix = "give source_arn, or source_account, of who may call it";
  if (principal === "*") return { level: "exposure", what: "Everybody may call the function", evidence, fix };
  if (principal.endsWith(".amazonaws.com")) {
    const what = `${principal} may call the function on behalf of any account: source_arn and source_account are not given`;
    return { level: "review", what, evidence, fix };
  }
  const own = ownAccounts(plan);
  const account = /\d{12}/.exec(principal)?.[0] ?? principal;
  if (own.has(account)) return undefined;
  const isForeign = own.size > 0;
  return {
    level: isForeign ? "exposure" : "review",
    what: isForeign
      ? `Another account, ${principal}, may call the function`
      : `${principal} may call the function; the plan does not tell whether that is this account`,
    evidence,
    fix: "check whose account it is",
  };
}
