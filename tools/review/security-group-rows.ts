import { type Change, isReal } from "../plan/change";
import type { Plan } from "../plan/plan";
import type { Side } from "./policy-statements";
import { rulesComeOrGo } from "./security-group-changes";
import { portsInWords } from "./security-group-rules";

/** One line of the table of security group rules. */
export interface RuleRow {
  readonly mark: "+" | "-";
  readonly stack: string;

  /** Of the resource the rule is written in. */
  readonly address: string;

  /** Address of the group where the plan has it, else its id. */
  readonly group: string;

  readonly direction: "ingress" | "egress";

  /** `tcp 5432`. */
  readonly ports: string;

  readonly peer: string;
}

/** Rules that come and go with a plan. */
export function securityGroupRows(plan: Plan): RuleRow[] {
  return plan.changes
    .filter(isReal)
    .flatMap((change) => [...rows(plan, change, "before", "-"), ...rows(plan, change, "after", "+")]);
}

function rows(plan: Plan, change: Change, side: Side, mark: "+" | "-"): RuleRow[] {
  return rulesComeOrGo(change, side, plan).map((rule) => ({
    mark,
    stack: plan.stack,
    address: change.address,
    group: rule.group,
    direction: rule.direction,
    ports: portsInWords(rule),
    peer: rule.peer,
  }));
}
