import { type Change, destroys } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { kept } from "../../kept";
import type { Found, Rule } from "../../rule";
import { rulesOnlyOn } from "../../security-group-changes";
import { contentOf, portsInWords, rulesOn, type SecurityGroupRule } from "../../security-group-rules";
import { seenActions } from "../../seen";
import { goesWithOwner, ownerThatGoes } from "./going";

const GROUPS = new Set(["aws_security_group", "aws_default_security_group"]);
const RULES = new Set([
  "aws_security_group_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
]);

/**
 * A way between two parts of the system closes: new connections time out, without a word in any log.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/vpc_security_group_ingress_rule
 */
export const outageSgRuleRemoved: Rule = {
  id: "outage.sg-rule-removed",
  check(change, { plan }) {
    const goesItself = RULES.has(change.type) && destroys(change);
    const isEdit = change.kind === "update" && (RULES.has(change.type) || GROUPS.has(change.type));
    if (!goesItself && !isEdit) return undefined;
    const owner = change.kind === "delete" ? ownerThatGoes(change, "security_group_id", plan) : undefined;
    if (owner) return goesWithOwner(change, owner);
    const removed = rulesOnlyOn(change, "before", plan).filter(
      (rule) => !rulesAfterwards(plan).has(contentOf(rule)),
    );
    if (removed.length > 0) return closed(change, removed);
    return goesItself ? sameAgain(change) : undefined;
  },
};

function closed(change: Change, removed: readonly SecurityGroupRule[]): Found {
  return {
    level: "review",
    what: `${removed.map(inWords).join("; ")}: new connections time out`,
    evidence: [seenActions(change)],
    fix: "see that nobody uses it any more: flow logs tell",
  };
}

/** Said, as what is destroyed without a word is taken for an outage. */
function sameAgain(change: Change): Found {
  return {
    level: "routine",
    what: "The rule is written anew with the same content",
    evidence: [seenActions(change)],
    fix: "nothing to do",
  };
}

function inWords(rule: SecurityGroupRule): string {
  const { group, direction, peer } = rule;
  const ports = portsInWords(rule);
  return direction === "ingress"
    ? `${group} no longer lets in ${ports} from ${peer}`
    : `${group} no longer lets out ${ports} to ${peer}`;
}

/** What every rule of a plan will let through. */
const rulesAfterwards = kept(
  (plan: Plan) => new Set(plan.changes.flatMap((change) => rulesOn(change, "after", plan).map(contentOf))),
);
