import { isReal } from "../plan/change";
import type { Plan } from "../plan/plan";
import type { Side } from "./policy-statements";
import { portsInWords, rulesOnlyOn } from "./security-group-rules";

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
  const rows = plan.changes.filter(isReal).flatMap((change) =>
    (["before", "after"] as Side[]).flatMap((side) =>
      rulesOnlyOn(change, side, plan).map(
        (rule): RuleRow => ({
          mark: side === "before" ? "-" : "+",
          stack: plan.stack,
          address: change.address,
          group: rule.group,
          direction: rule.direction,
          ports: portsInWords(rule),
          peer: rule.peer,
        }),
      ),
    ),
  );
  return rows.filter((row) => !rows.some((other) => other.mark !== row.mark && isSameRule(row, other)));
}

/** A rule that is written in another resource from now on neither comes nor goes. */
function isSameRule(a: RuleRow, b: RuleRow): boolean {
  return a.group === b.group && a.direction === b.direction && a.ports === b.ports && a.peer === b.peer;
}
