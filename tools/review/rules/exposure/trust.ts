import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Statement } from "../../policy-document";
import type { Found, Rule } from "../../rule";
import { bindingCondition, type Condition, conditionsOf } from "./conditions";
import { strangersIn } from "./own-accounts";
import { list } from "./say-statement";
import { seenAt } from "./value-at";
import { newlyAllowed } from "./widened-statements";

type Judged = Omit<Found, "evidence">;

const TRUST = "assume_role_policy";

/**
 * Somebody else may take the role, and do all it may do. That a service of AWS takes the role made for it is how roles
 * work.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_for-oidc.html
 */
export const exposureTrust: Rule = {
  id: "exposure.trust",
  check(change, { plan }) {
    return newlyAllowed(change, plan)
      .filter(({ attribute }) => attribute === TRUST)
      .flatMap((statement) => judged(statement, change, plan))
      .map((found) => ({ ...found, evidence: [seenAt(change, "after", TRUST)] }));
  },
};

function judged(statement: Statement, change: Change, plan: Plan): Judged[] {
  const federated = statement.principals.filter((principal) => principal.startsWith("Federated: "));
  const found = [
    ofStrangers(statement, plan),
    federated.length > 0 ? ofFederated(statement, federated) : undefined,
  ];
  const worse = found.filter((one) => one !== undefined);
  if (worse.length > 0 || change.kind === "create") return worse;
  const isService = statement.principals.every((principal) => principal.startsWith("Service: "));
  return [
    {
      level: isService || federated.length > 0 ? "review" : "exposure",
      what: `The role may be taken by ${list(statement.principals)}, as it might not before${when(statement)}`,
      fix: "check that it is meant to do all the role may do",
    },
  ];
}

function ofStrangers(statement: Statement, plan: Plan): Judged | undefined {
  const { everybody, foreign, unclear } = strangersIn(statement, plan);
  const limit = bindingCondition(statement);
  if (everybody) {
    return {
      level: limit === undefined ? "exposure" : "review",
      what: "The role may be taken by everybody, from any account of AWS",
      ...(limit !== undefined && { mitigation: `only if ${limit}` }),
      fix: "name who may take it",
    };
  }
  if (foreign.length > 0) {
    const external = conditionsOf(statement).some(({ key }) => key.toLowerCase() === "sts:externalid");
    return {
      level: "exposure",
      what: `The role may be taken from another account: ${list(foreign)}`,
      ...(external && { mitigation: "they have to know the external id" }),
      fix: "check whose account it is, and ask for an external id",
    };
  }
  if (unclear.length === 0) return undefined;
  return {
    level: "review",
    what: `The role may be taken by ${list(unclear)}; the plan does not tell whether that is this account`,
    fix: "check whose account it is",
  };
}

/** Issuers whose tokens are told apart by other claims than `sub`. */
const WITHOUT_SUB =
  /^[^$]*(saml-provider|cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|amazon\.com)|\$\{aws_iam_saml_provider\./;

function ofFederated(statement: Statement, federated: readonly string[]): Judged | undefined {
  const conditions = conditionsOf(statement);
  const audience = conditions.find(({ key }) => /:(aud|app_id)$/i.test(key));
  const subject = conditions.find(({ key }) =>
    /:(sub|job_workflow_ref|repository|repository_id)$/i.test(key),
  );
  const needsSubject = !federated.some((issuer) => WITHOUT_SUB.test(issuer));
  const who = list(federated);
  const fix = "ask for one audience and one subject, such as repo:owner/name:ref:refs/heads/main";
  const hidden = [audience, subject].find((one) =>
    one?.values.some((value) => value.startsWith("(sensitive")),
  );
  if (!audience || (needsSubject && !subject)) {
    const missing = [!audience && "aud", needsSubject && !subject && "sub"].filter(Boolean).join(" and ");
    return {
      level: "exposure",
      what: `The role may be taken with any token of ${who}: there is no condition on ${missing}`,
      fix,
    };
  }
  if (hidden) {
    return {
      level: "review",
      what: `The role may be taken with tokens of ${who}; the condition on ${hidden.key} is hidden in the plan`,
      fix: "read the condition in the code: it has to name one audience and one subject",
    };
  }
  if (!subject || !isWide(subject)) return undefined;
  return {
    level: "exposure",
    what: `The role may be taken with many tokens of ${who}: ${subject.key} is ${list(subject.values)}`,
    fix,
  };
}

/** Whether strangers match: a `*` before the name of the repository, or no repository at all. */
function isWide({ operator, values }: Condition): boolean {
  if (/Not|IfExists$|^Null$|^ForAllValues/i.test(operator)) return true;
  return /Like$/i.test(operator) && values.some((value) => /^[^/]*[*?]|^[^/]+\/[*?]/.test(value));
}

function when({ conditions }: Statement): string {
  return conditions.length > 0 ? `, if ${list(conditions)}` : "";
}
