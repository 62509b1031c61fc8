import { type Change, isReal } from "../plan/change";
import type { Plan } from "../plan/plan";
import { attachedOnlyOn } from "./policy-attachments";
import type { Statement } from "./policy-document";
import { comesOrGoes, isFromCode, isUntold, type Side } from "./policy-statements";
import { readable } from "./references-in-words";

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

  /** Whether only the apply will tell it, and the code is quoted: it has references where there will be ARNs. @default false */
  readonly isFromCode?: boolean | undefined;
}

/** Said of what is quoted from the code. */
export const FROM_CODE = "from cdk.tf.json, known after apply";

/** Statements that come and go with a plan; what is created and what is destroyed with its resource counts as well. */
export function statementRows(plan: Plan): StatementRow[] {
  const all = plan.changes
    .filter(isReal)
    .flatMap((change) => [...rows(plan, change, "before", "-"), ...rows(plan, change, "after", "+")]);
  const marks = marksOfAttachments(all);
  // A policy that another resource attaches from now on neither comes nor goes.
  return all.filter((row) => marks.get(attachmentOf(row))?.size !== 2);
}

function rows(plan: Plan, change: Change, side: Side, mark: "+" | "-"): StatementRow[] {
  const { address, path } = change;
  const where = { mark, stack: plan.stack, address, path };
  return [
    ...comesOrGoes(change, side, plan)
      // A document that only the apply will tell may say the same again.
      .filter(({ attribute }) => !isUntold(change, attribute))
      .map((statement) => ({
        ...where,
        ...inWords(statement),
        ...(side === "after" && isFromCode(change, statement.attribute) && { isFromCode: true }),
      })),
    ...attachedOnlyOn(change, side, plan).map(({ policy, to }) => ({
      ...where,
      effect: "Allow",
      principal: to,
      action: `${ATTACHED}${policy}`,
      resource: "",
      condition: "",
    })),
  ];
}

const ATTACHED = "all of ";

function marksOfAttachments(rows: readonly StatementRow[]): Map<string, Set<string>> {
  const marks = new Map<string, Set<string>>();
  for (const row of rows.filter(({ action }) => action.startsWith(ATTACHED))) {
    const attachment = attachmentOf(row);
    marks.set(attachment, (marks.get(attachment) ?? new Set()).add(row.mark));
  }
  return marks;
}

function attachmentOf({ principal, action }: StatementRow): string {
  return `${principal} ${action}`;
}

function inWords(
  statement: Statement,
): Pick<StatementRow, "effect" | "principal" | "action" | "resource" | "condition"> {
  const { effect, principals, actions, notActions, resources, notResources, conditions } = statement;
  return {
    effect,
    principal: principals.map(readable).join(", "),
    action: [...actions, ...notActions.map((action) => `all but ${action}`)].map(readable).join(", "),
    resource: [
      ...resources.map(readable),
      ...notResources.map((resource) => `all but ${readable(resource)}`),
    ].join(", "),
    condition: conditions.map(readable).join("; "),
  };
}
