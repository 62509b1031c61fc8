import { counted } from "../../terminal/words";
import type { Finding } from "../find-findings";
import { type FindingGroup, groupFindings } from "../group-findings";
import type { Level } from "../level";
import { LEVEL_WORDS } from "../level-words";
import type { Review } from "../review";
import type { Detail } from "./detail";
import { code, details, prose } from "./escape";
import { findingAlert } from "./finding-alert";
import { findingTable } from "./finding-table";
import { inCommon, type ShownGroup, sentence } from "./finding-words";
import { addressList, placeOf } from "./place";

/** Findings of a group that are told one by one. */
const SHOWN = 5;

/** Findings up to which none is given up while there is room for all of them. */
const MANY = 60;

/** What was found, the worst first and the loudest. */
export function findingsSection({ findings }: Review, detail: Detail): string {
  if (findings.length === 0) return "";
  if (detail.findings === "counts") return `### Findings\n\n${counts(findings)}`;
  const groups = shownGroups(findings, detail);
  const of = (...levels: Level[]) => groups.filter(({ level }) => levels.includes(level));
  return [
    "### Findings",
    ...of("data-loss", "outage").map(findingAlert),
    findingTable("exposure", of("exposure")),
    findingTable("cost", of("cost")),
    of("review").map(listed).join("\n"),
    routine(of("routine", "safe")),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function shownGroups(findings: readonly Finding[], detail: Detail): ShownGroup[] {
  const isShort = detail.findings === "worst of each rule" && findings.length > MANY;
  const groups = isShort ? byRule(findings) : groupFindings(findings);
  const most = isShort ? 1 : SHOWN;
  return groups.map((group) => {
    const others = group.findings.slice(most).map(({ address }) => address);
    const list = isShort ? "" : `: ${addressList(others, detail)}`;
    const more = others.length > 0 ? `and ${others.length} more${list}` : "";
    return { ...group, shown: group.findings.slice(0, most), more };
  });
}

/** One group for each rule: they are sorted, so that the first is the worst. */
function byRule(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  return [...groups].flatMap(([rule, own]) => (own[0] ? [{ rule, level: own[0].level, findings: own }] : []));
}

function listed(group: ShownGroup): string {
  const { rule, level, findings, shown, more } = group;
  const [first] = shown;
  if (!first) return "";
  const { icon } = LEVEL_WORDS[level];
  const told = (finding: Finding) => `${sentence(finding)} Fix: ${prose(finding.fix)}`;
  if (findings.length === 1) return `- ${icon} ${placeOf(first)}: ${told(first)} · ${code(rule)}`;
  const same = inCommon(group);
  const common = [...(same.what ? [sentence(first)] : []), ...(same.fix ? [`Fix: ${prose(first.fix)}`] : [])];
  const lines = shown.map((finding) => {
    const own = [
      ...(same.what ? [] : [sentence(finding)]),
      ...(same.fix ? [] : [`Fix: ${prose(finding.fix)}`]),
    ];
    return `  - ${placeOf(finding)}${own.length > 0 ? ": " : ""}${own.join(" ")}`;
  });
  return [
    [`- ${icon} ${findings.length} × ${code(rule)}`, ...common].join(" · "),
    ...lines,
    ...(more === "" ? [] : [`  - ${more}`]),
  ].join("\n");
}

/** Nobody has to open it. */
function routine(groups: readonly ShownGroup[]): string {
  const number = groups.reduce((total, { findings }) => total + findings.length, 0);
  if (number === 0) return "";
  const { icon } = LEVEL_WORDS.routine;
  return details(`${icon} ${counted(number, "routine finding")}`, groups.map(listed).join("\n"));
}

/** A line for each level, with how often each rule found something. */
function counts(findings: readonly Finding[]): string {
  const rules = byRule(findings);
  const told = rules.slice(0, MANY);
  const levels = [...new Set(told.map(({ level }) => level))];
  const lines = levels.map((level) => {
    const own = told.filter((group) => group.level === level);
    const { icon, word } = LEVEL_WORDS[level];
    return `- ${icon} ${word}: ${own.map(({ rule, findings: all }) => `${all.length} × ${code(rule)}`).join(", ")}`;
  });
  const left = rules.slice(MANY).reduce((total, { findings: all }) => total + all.length, 0);
  return [...lines, ...(left > 0 ? [`- ${left} of other rules`] : [])].join("\n");
}
