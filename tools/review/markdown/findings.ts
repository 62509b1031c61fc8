import { counted } from "../../terminal/words";
import type { Finding } from "../find-findings";
import { type FindingGroup, groupFindings } from "../group-findings";
import type { Level } from "../level";
import { LEVEL_WORDS } from "../level-words";
import type { Review } from "../review";
import { sameFindings } from "../words/same-findings";
import type { Detail } from "./detail";
import { code, details, prose } from "./escape";
import { findingAlert } from "./finding-alert";
import { findingTable } from "./finding-table";
import { hasOneFix, placesOf, type ShownGroup, sentence } from "./finding-words";
import { moveBlocks } from "./moves";
import { addressList, placeOf } from "./place";

/** Of a group: what is told with its own words, and places that are named for each. */
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
    ...of("data-loss", "outage").flatMap((group) => [findingAlert(group), moveBlocks([group], detail)]),
    ...(["exposure", "cost"] as const).flatMap((level) => [
      findingTable(level, of(level)),
      moveBlocks(of(level), detail),
    ]),
    of("review").map(listed).join("\n"),
    moveBlocks(of("review"), detail),
    routine(of("routine", "safe")),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function shownGroups(findings: readonly Finding[], detail: Detail): ShownGroup[] {
  const isShort = detail.findings === "worst of each rule" && findings.length > MANY;
  const groups = isShort ? byRule(findings) : groupFindings(findings);
  if (isShort) {
    return groups.map((group) => {
      const [first] = group.findings;
      const others = group.findings.length - 1;
      const shown = first ? [{ first, places: [placeOf(first)], more: "" }] : [];
      return { ...group, shown, more: others > 0 ? `and ${others} more` : "" };
    });
  }
  return groups.map((group) => {
    const all = sameFindings(group.findings);
    const shown = all.slice(0, SHOWN).map(({ first, findings: own }) => ({
      first,
      places: own.slice(0, SHOWN).map(placeOf),
      more: moreOf(own.slice(SHOWN), detail),
    }));
    return {
      ...group,
      shown,
      more: moreOf(
        all.slice(SHOWN).flatMap(({ findings: own }) => own),
        detail,
      ),
    };
  });
}

function moreOf(findings: readonly Finding[], detail: Detail): string {
  if (findings.length === 0) return "";
  const addresses = findings.map(({ address }) => address);
  return `and ${findings.length} more: ${addressList(addresses, detail)}`;
}

/** One group for each rule: they are sorted, so that the first is the worst. */
function byRule(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const others = groups.get(finding.rule);
    if (others) others.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return [...groups].flatMap(([rule, own]) => (own[0] ? [{ rule, level: own[0].level, findings: own }] : []));
}

function listed(group: ShownGroup): string {
  const { rule, level, findings, shown, more } = group;
  const [same] = shown;
  if (!same) return "";
  const { icon } = LEVEL_WORDS[level];
  const { first } = same;
  const fix = `Fix: ${prose(first.fix)}`;
  if (findings.length === 1) {
    return `- ${icon} ${placeOf(first)}: ${sentence(first)} ${fix} · ${code(rule)}`;
  }
  const isOne = shown.length === 1;
  const isOneFix = hasOneFix(group);
  const common = [...(isOne ? [sentence(first)] : []), ...(isOne || isOneFix ? [fix] : [])];
  const lines = isOne
    ? [...same.places, ...(same.more === "" ? [] : [same.more])]
    : shown.map((own) => {
        const told = [sentence(own.first), ...(isOneFix ? [] : [`Fix: ${prose(own.first.fix)}`])];
        return `${placesOf(own)}: ${told.join(" ")}`;
      });
  return [
    [`- ${icon} ${findings.length} × ${code(rule)}`, ...common].join(" · "),
    ...[...lines, ...(more === "" ? [] : [more])].map((line) => `  - ${line}`),
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
