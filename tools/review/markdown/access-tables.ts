import type { Review } from "../review";
import { FROM_CODE } from "../statement-rows";
import type { Detail } from "./detail";
import { code, details, escaped, table } from "./escape";
import { placeOf } from "./place";

/** Rows up to which a table is open; a first deployment has a hundred. */
const OPEN = 10;

/** IAM statements that come and go. */
export function statementTable({ statements }: Review, detail: Detail): string {
  const rows = statements.map((row) => [
    markOf(row.mark),
    placeOf(row) + (row.isFromCode ? ` (${FROM_CODE})` : ""),
    escaped(row.effect),
    optionalCode(row.principal),
    optionalCode(row.action),
    optionalCode(row.resource),
    optionalCode(row.condition),
  ]);
  const head = ["", "Where", "Effect", "Who", "Action", "Resource", "Condition"];
  return collapsible("IAM statements", comeAndGo(statements), head, rows, detail);
}

/** Security group rules that come and go. */
export function ruleTable({ securityGroupRules }: Review, detail: Detail): string {
  const rows = securityGroupRules.map((row) => [
    markOf(row.mark),
    `${code(row.stack)} ${code(row.group)}`,
    escaped(row.direction),
    optionalCode(row.ports),
    optionalCode(row.peer),
  ]);
  const head = ["", "Security group", "Direction", "Ports", "Peer"];
  return collapsible("Security group rules", comeAndGo(securityGroupRules), head, rows, detail);
}

/** A table under a title: open, closed, or only its title, as there is room. */
export function collapsible(
  name: string,
  counts: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { rows: most }: Detail,
): string {
  if (rows.length === 0) return "";
  if (most === 0) return `**${name}:** ${counts}`;
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  const body = table(head, shown) + (left > 0 ? `\n\nAnd ${left} more rows.` : "");
  if (rows.length <= OPEN) return `### ${name}\n\n${body}`;
  return details(`<b>${name}</b>: ${counts}`, body);
}

function comeAndGo(rows: readonly { readonly mark: "+" | "-" }[]): string {
  const come = rows.filter(({ mark }) => mark === "+").length;
  return `${come} come, ${rows.length - come} go`;
}

function markOf(mark: "+" | "-"): string {
  return mark === "+" ? "**+**" : "−";
}

function optionalCode(text: string): string {
  return text === "" ? "" : code(text);
}
