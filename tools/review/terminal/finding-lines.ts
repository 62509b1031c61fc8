import { counted, wrapped } from "../../terminal/words";
import type { Finding } from "../find-findings";
import { type FindingGroup, groupFindings } from "../group-findings";
import { LEVEL_WORDS } from "../level-words";
import type { Review } from "../review";
import { MANY_MOVES, moveLines } from "../words/move-lines";
import { type SameFindings, sameFindings } from "../words/same-findings";
import { below, type Look, levelMark, MARK_WIDTH } from "./look";
import { wrap } from "./wrap";

/** Of a group: what is told with its own words, and places that are named for each. */
const SHOWN = 5;

const FIX = "fix: ";

/** What was found, the worst first; what happens on every release is one line. */
export function findingLines({ findings }: Review, look: Look): string[] {
  const groups = groupFindings(findings);
  const isLoud = ({ level }: FindingGroup) => level !== "routine" && level !== "safe";
  const quiet = groups.filter((group) => !isLoud(group));
  return [
    ...groups.filter(isLoud).flatMap((group) => ["", ...groupLines(group, look)]),
    ...(quiet.length > 0 ? ["", ...quietLines(quiet, look)] : []),
  ];
}

function groupLines({ rule, level, findings }: FindingGroup, look: Look): string[] {
  const [first] = findings;
  if (!first) return [];
  const width = look.width - MARK_WIDTH;
  const inside = { ...look, width };
  const lines =
    findings.length === 1
      ? [...placeLines(first, rule, width), ...toldLines(first, width), ...fixLines(first, inside)]
      : severalLines(findings, first, rule, inside);
  return below(levelMark(level, look), lines);
}

/** What is told in the same words is told once, and then where. */
function severalLines(findings: readonly Finding[], first: Finding, rule: string, look: Look): string[] {
  const { width } = look;
  const all = sameFindings(findings);
  const isSameFix = all.every(({ first: { fix } }) => fix === first.fix);
  const shown = all.slice(0, SHOWN);
  const left = all.slice(SHOWN).flatMap((same) => same.findings.map(({ address }) => address));
  return [
    `${counted(findings.length, "finding")} of ${rule} in ${first.stack}`,
    ...shown.flatMap((same) => [
      ...toldLines(same.first, width),
      ...whereLines(same, width),
      ...(isSameFix ? [] : fixLines(same.first, look)),
    ]),
    ...(left.length > 0 ? wrap(`and ${left.length} more: ${left.join(", ")}`, width) : []),
    ...(isSameFix ? fixLines(first, look) : []),
  ];
}

/** What to do, and below it what can be pasted: that is never broken. */
function fixLines(finding: Finding, { width, page }: Look): string[] {
  const { fix, moves = [], path } = finding;
  // A block takes four lines.
  const most = path === undefined ? SHOWN : MANY_MOVES;
  const left = moves.length - most;
  return [
    ...wrap(fix, width, FIX),
    ...moveLines(finding, most).lines.map((line) => `  ${line}`),
    ...(left > 0 ? [`  and ${counted(left, "more move")}: see ${page}`] : []),
  ];
}

function whereLines({ findings }: SameFindings, width: number): string[] {
  const places = findings.slice(0, SHOWN).map(placeInStack);
  const left = findings.slice(SHOWN).map(({ address }) => address);
  return [
    ...wrapped(places, ", ", width - 2).map((line, i) => `${i === 0 ? "- " : "  "}${line}`),
    ...(left.length > 0 ? wrap(`and ${left.length} more: ${left.join(", ")}`, width, "- ") : []),
  ];
}

function placeInStack({ stack, path, address }: Finding): string {
  return path?.startsWith(`${stack}/`) ? path.slice(stack.length + 1) : (path ?? address);
}

function placeOf({ stack, path, address }: Finding): string {
  return path?.startsWith(`${stack}/`) ? path : `${stack} ${path ?? address}`;
}

/** Where it is, and the rule beside it where there is room. */
function placeLines(finding: Finding, rule: string, width: number): string[] {
  const { path, address } = finding;
  const place = placeOf(finding);
  const isOneLine = place.length + rule.length + 2 <= width;
  const gap = " ".repeat(Math.max(2, Math.min(44, width - rule.length) - place.length));
  const first = isOneLine ? [`${place}${gap}${rule}`] : [place, rule];
  return path === undefined ? first : [...first, address];
}

function toldLines({ what, mitigation }: Finding, width: number): string[] {
  return [...wrap(what, width), ...(mitigation === undefined ? [] : wrap(mitigation, width, "less bad: "))];
}

function quietLines(groups: readonly FindingGroup[], look: Look): string[] {
  const rules = [...new Set(groups.map(({ rule }) => rule))].map((rule) => {
    const own = groups.filter((group) => group.rule === rule);
    return `${own.reduce((total, { findings }) => total + findings.length, 0)} × ${rule}`;
  });
  const { level } = groups[0] ?? { level: "routine" as const };
  const number = groups.reduce((total, { findings }) => total + findings.length, 0);
  const text = `${counted(number, `${LEVEL_WORDS[level].word} finding`)}: ${rules.join(", ")}`;
  return below(levelMark(level, look), wrap(text, look.width - MARK_WIDTH));
}
