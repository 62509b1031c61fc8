import type { Rule } from "../../rule";
import { rulesComeOrGo } from "../../security-group-changes";
import { portsInWords, rulesOn } from "../../security-group-rules";
import { coversPorts, isNewGroup, isWorld, seenRule } from "./world";

/**
 * What runs in the group may talk to anybody: a way out for data once somebody is in. It is how most groups are made, so
 * it is told only of those that had less.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/vpc_security_group_egress_rule
 */
export const exposureSgEgress: Rule = {
  id: "exposure.sg-egress",
  check(change, { plan }) {
    const before = rulesOn(change, "before", plan);
    const rules = rulesComeOrGo(change, "after", plan).filter(
      (rule) =>
        rule.direction === "egress" &&
        isWorld(rule.peer) &&
        !isNewGroup(rule.group, plan) &&
        !before.some((old) => old.direction === "egress" && old.peer === rule.peer && coversPorts(old, rule)),
    );
    const [rule] = rules;
    if (!rule) return undefined;
    const ports = [...new Set(rules.map(portsInWords))].join(", ");
    return {
      level: "review",
      what: `What is in ${rule.group} may reach the whole internet (${ports}), which it did not before`,
      evidence: seenRule(change),
      fix: "name the networks, the prefix lists or the groups it has to reach",
    };
  },
};
