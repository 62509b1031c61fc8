import { counted } from "../../terminal/words";
import type { Review } from "../review";
import type { RuleRow } from "../security-group-rows";
import { FROM_CODE, type StatementRow } from "../statement-rows";
import type { Look } from "./look";
import { wrap } from "./wrap";

/** Rows up to which they are shown. */
const SHOWN = 10;

/** Who may do what, and who reaches what: the rows, or how many there are. */
export function accessLines({ statements, securityGroupRules }: Review, look: Look): string[] {
  return [
    ...rows("IAM statement", statements, statementText, look),
    ...rows("security group rule", securityGroupRules, ruleText, look),
  ];
}

function rows<Row extends Pick<StatementRow, "mark" | "isFromCode">>(
  noun: string,
  all: readonly Row[],
  text: (row: Row) => string,
  { width, colour, page }: Look,
): string[] {
  if (all.length === 0) return [];
  const come = all.filter(({ mark }) => mark === "+").length;
  const go = all.length - come;
  const title = [
    ...(come > 0 ? [`${counted(come, noun)} ${come === 1 ? "comes" : "come"}`] : []),
    ...(go > 0 ? [`${come > 0 ? go : counted(go, noun)} ${go === 1 ? "goes" : "go"}`] : []),
  ].join(", ");
  const ofCode = all.filter(({ isFromCode }) => isFromCode).length;
  const from = ofCode > 0 ? ` (${ofCode} ${FROM_CODE})` : "";
  if (all.length > SHOWN) return ["", `${title}${from}: see ${page}`];
  return ["", `${title}:`, ...all.flatMap((row) => rowLines(row.mark, text(row), width, colour))];
}

function rowLines(mark: "+" | "-", text: string, width: number, colour: Look["colour"]): string[] {
  const [first = "", ...rest] = wrap(text, width - 4);
  const paint = mark === "+" ? colour.green : colour.red;
  return [`  ${paint(mark)} ${first}`, ...rest.map((line) => `    ${line}`)];
}

function statementText({
  effect,
  principal,
  action,
  resource,
  condition,
  path,
  stack,
  address,
  isFromCode,
}: StatementRow) {
  const on = resource === "" ? "" : ` on ${resource}`;
  const by = principal === "" ? "" : ` for ${principal}`;
  const when = condition === "" ? "" : ` if ${condition}`;
  return `${path ?? `${stack} ${address}`}: ${effect} ${action}${on}${by}${when}${isFromCode ? ` (${FROM_CODE})` : ""}`;
}

function ruleText({ stack, group, direction, ports, peer }: RuleRow): string {
  return `${stack} ${group}: ${direction} ${ports} ${direction === "ingress" ? "from" : "to"} ${peer}`;
}
