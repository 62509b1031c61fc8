import { counted } from "../../terminal/words";
import type { Finding } from "../find-findings";
import { LEVEL_WORDS } from "../level-words";
import { code, prose } from "./escape";
import { hasOneFix, placesOf, type ShownGroup, sentence } from "./finding-words";
import { placeAndAddress } from "./place";

/** A box that can't be overlooked, for each group. */
export function findingAlert(group: ShownGroup): string {
  const kind = group.level === "data-loss" ? "CAUTION" : "WARNING";
  const [same] = group.shown;
  if (!same) return "";
  const { first } = same;
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

/** What is told in the same words is told once, and then where. */
function several(group: ShownGroup, first: Finding): string[] {
  const { findings, shown, more, rule } = group;
  const title = `**${levelOf(first)}** · ${counted(findings.length, "finding")} of ${code(rule)}`;
  const [same, ...others] = shown;
  if (same && others.length === 0) {
    const places = [...same.places, ...(same.more === "" ? [] : [same.more])];
    return [
      title,
      "",
      sentence(first),
      "",
      ...[...places, ...(more === "" ? [] : [more])].map((place) => `- ${place}`),
      "",
      `**Fix:** ${prose(first.fix)}`,
    ];
  }
  const isOneFix = hasOneFix(group);
  return [
    title,
    "",
    ...shown.map((own) => {
      const fix = isOneFix ? "" : ` **Fix:** ${prose(own.first.fix)}`;
      return `- ${placesOf(own)}: ${sentence(own.first)}${fix}`;
    }),
    ...(more === "" ? [] : [`- ${more}`]),
    ...(isOneFix ? ["", `**Fix:** ${prose(first.fix)}`] : []),
  ];
}

function levelOf({ level }: Finding): string {
  const { icon, word } = LEVEL_WORDS[level];
  return `${icon} ${word[0]?.toUpperCase()}${word.slice(1)}`;
}
