import { type Change, isReal } from "../plan/change";
import type { Plan } from "../plan/plan";
import { onlyOn, type Side, type Statement } from "./policy-statements";
import { showValue } from "./show-value";

/** One line of the table of IAM statements. */
export interface StatementRow {
  readonly mark: "+" | "-";
  readonly stack: string;
  readonly address: string;

  /** @default - not synthesized by cdktf */
  readonly path?: string | undefined;

  readonly effect: string;

  /** Who may; empty where the document is of an identity. */
  readonly principal: string;

  readonly action: string;
  readonly resource: string;
  readonly condition: string;
}

const ATTACHMENTS = /^aws_iam_(role|user|group)_policy_attachment$|^aws_iam_policy_attachment$/;

/** Statements that come and go with a plan; what is created and what is destroyed with its resource counts as well. */
export function statementRows(plan: Plan): StatementRow[] {
  return plan.changes
    .filter(isReal)
    .flatMap((change) => [...rows(plan, change, "before", "-"), ...rows(plan, change, "after", "+")]);
}

function rows({ stack }: Plan, change: Change, side: Side, mark: "+" | "-"): StatementRow[] {
  const { address, path } = change;
  const where = { mark, stack, address, path };
  return [
    ...onlyOn(change, side).map((statement) => ({ ...where, ...inWords(statement) })),
    ...attached(change, side).map((policy) => ({
      ...where,
      effect: "Allow",
      principal: showValue(change[side]["role"] ?? change[side]["user"] ?? change[side]["group"]),
      action: `all of ${policy}`,
      resource: "",
      condition: "",
    })),
  ];
}

/** Managed policies that are attached or taken away. */
function attached(change: Change, side: Side): string[] {
  if (!ATTACHMENTS.test(change.type)) return [];
  const policy = change[side]["policy_arn"];
  const isSameOnBoth = change.before["policy_arn"] === change.after["policy_arn"];
  return typeof policy === "string" && !isSameOnBoth ? [policy] : [];
}

function inWords(
  statement: Statement,
): Pick<StatementRow, "effect" | "principal" | "action" | "resource" | "condition"> {
  const { effect, principals, actions, notActions, resources, notResources, conditions } = statement;
  return {
    effect,
    principal: principals.join(", "),
    action: [...actions, ...notActions.map((action) => `all but ${action}`)].join(", "),
    resource: [...resources, ...notResources.map((resource) => `all but ${resource}`)].join(", "),
    condition: conditions.join("; "),
  };
}
