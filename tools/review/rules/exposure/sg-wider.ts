import type { Found, Rule } from "../../rule";
import { rulesComeOrGo } from "../../security-group-changes";
import { portsInWords, rulesOn, type SecurityGroupRule } from "../../security-group-rules";
import { containsCidr, coversPorts, isNewGroup, isWorld, seenRule } from "./world";

/**
 * More networks, more ports or more groups get in than before. A group that comes with the plan has nothing in it yet.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/vpc_security_group_ingress_rule
 */
export const exposureSgWider: Rule = {
  id: "exposure.sg-wider",
  check(change, { plan }) {
    const before = rulesOn(change, "before", plan);
    return rulesComeOrGo(change, "after", plan)
      .filter(
        ({ direction, group, peer }) => direction === "ingress" && !isWorld(peer) && !isNewGroup(group, plan),
      )
      .flatMap((rule) => {
        const found = judged(rule, before);
        return found ? [{ ...found, evidence: seenRule(change) }] : [];
      });
  },
};

function judged(
  rule: SecurityGroupRule,
  before: readonly SecurityGroupRule[],
): Omit<Found, "evidence"> | undefined {
  const own = before.filter(({ group, direction }) => group === rule.group && direction === rule.direction);
  if (own.some((old) => coversPorts(old, rule) && containsCidr(old.peer, rule.peer))) return undefined;
  if ([rule.peer, rule.protocol].some((one) => one === UNKNOWN)) {
    return {
      level: "review",
      what: `Only the apply tells whom ${rule.group} lets in: ${portsInWords(rule)} from ${rule.peer}`,
      fix: "find out what the rule will say, or apply what it depends on first",
    };
  }
  const fix = "check who is in it, and let in no more than what is needed";
  const grown = own.find((old) => coversPorts(rule, old) && containsCidr(rule.peer, old.peer));
  if (grown) {
    const what = `${rule.group} lets in ${portsInWords(rule)} from ${rule.peer} instead of ${portsInWords(grown)} from ${grown.peer}`;
    return { level: "exposure", what, fix };
  }
  const what = `${rule.group} lets in ${portsInWords(rule)} from ${rule.peer}, which it did not before`;
  return { level: rule.protocol === "all" ? "exposure" : "review", what, fix };
}

const UNKNOWN = "(known after apply)";
