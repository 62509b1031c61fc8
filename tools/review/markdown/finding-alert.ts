import { counted } from "../../terminal/words";
import type { Finding } from "../find-findings";
import { LEVEL_WORDS } from "../level-words";
import { code, prose } from "./escape";
import { inCommon, type ShownGroup, sentence } from "./finding-words";
import { placeAndAddress, placeOf } from "./place";

/** A box that can't be overlooked, for each group. */
export function findingAlert(group: ShownGroup): string {
  const kind = group.level === "data-loss" ? "CAUTION" : "WARNING";
  const [first] = group.shown;
  if (!first) return "";
  const lines = group.findings.length === 1 ? one(first) : several(group, first);
  return [`[!${kind}]`, ...lines].map((line) => `> ${line}`.trimEnd()).join("\n");
}

function one(finding: Finding): string[] {
  // GitLab wants a backslash to begin a new line; GitHub takes it as one as well.
  return [
    `**${levelOf(finding)}** · ${placeAndAddress(finding)}\\`,
    `${sentence(finding)}\\`,
    `**Fix:** ${prose(finding.fix)} · ${code(finding.rule)}`,
  ];
}

/** What is the same for all is said once. */
function several(group: ShownGroup, first: Finding): string[] {
  const { findings, shown, more, rule } = group;
  const same = inCommon(group);
  return [
    `**${levelOf(first)}** · ${counted(findings.length, "finding")} of ${code(rule)}`,
    ...(same.what ? ["", sentence(first)] : []),
    "",
    ...shown.map((finding) => {
      const what = same.what ? "" : `: ${sentence(finding)}`;
      const fix = same.fix ? "" : ` **Fix:** ${prose(finding.fix)}`;
      return `- ${placeOf(finding)}${what}${fix}`;
    }),
    ...(more === "" ? [] : [`- ${more}`]),
    ...(same.fix ? ["", `**Fix:** ${prose(first.fix)}`] : []),
  ];
}

function levelOf({ level }: Finding): string {
  const { icon, word } = LEVEL_WORDS[level];
  return `${icon} ${word[0]?.toUpperCase()}${word.slice(1)}`;
}
