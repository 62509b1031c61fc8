import { counted } from "../../terminal/words";
import { LEVEL_WORDS } from "../level-words";
import type { Review } from "../review";
import { summaryLine } from "../summary";
import { type Verdict, verdictOf } from "../verdict";
import { numberFolded, numberToRead } from "../words/change-counts";
import { shortCommit } from "../words/is-nothing";
import { shortened } from "../words/plain-review";
import type { Detail } from "./detail";
import { code, escaped } from "./escape";

/** The verdict, how much there is to read, and of which commit. */
export function title(review: Review, { longestText }: Detail): string {
  const verdict = verdictOf(review);
  const heading = `## ${iconOf(verdict)} ${escaped(shortened(verdict.text, longestText))}`;
  return [heading, "", ...others(review, verdict), numbers(review), ...commit(review)].join("\n");
}

/** The same without a word from the plans: for when nothing else fits. */
export function shortTitle(review: Review): string {
  const verdict = verdictOf(review);
  const { stacks } = review;
  const missed = stacks.filter(({ problem }) => problem !== undefined).length;
  const isMissed = verdict.level === "not-reviewed";
  const text = isMissed ? `Not reviewed: ${missed} of ${counted(stacks.length, "stack")}` : verdict.text;
  return [`## ${iconOf(verdict)} ${text}`, "", ...others(review, verdict), numbers(review)].join("\n");
}

function iconOf({ level }: Verdict): string {
  return level === "not-reviewed" ? "🚫" : LEVEL_WORDS[level].icon;
}

/** What the title does not say when a stack was missed. */
function others(review: Review, { level }: Verdict): string[] {
  if (level !== "not-reviewed") return [];
  const stacks = review.stacks.filter(({ problem }) => problem === undefined);
  if (stacks.length === 0 && review.findings.length === 0) return [];
  const { text } = verdictOf({ ...review, stacks });
  return [`**In what was reviewed:** ${escaped(text)}  `];
}

function numbers({ stacks, summary }: Review): string {
  const folded = numberFolded(stacks);
  return [
    `**${counted(stacks.length, "stack")}**`,
    `**${counted(numberToRead(stacks), "change")} to read**${folded > 0 ? ` (+ ${folded} folded)` : ""}`,
    `Terraform: ${escaped(summaryLine(summary))}  `,
  ].join(" · ");
}

function commit({ commit: own, stacks }: Review): string[] {
  const times = stacks.flatMap(({ planned }) => planned.time ?? []).sort();
  const [first] = times;
  const parts = [
    ...(own === undefined ? [] : [`Commit ${code(shortCommit(own))}`]),
    ...(first === undefined ? [] : [`planned ${code(first.replace(/^(.{10})T(.{5}):.*Z$/, "$1 $2 UTC"))}`]),
  ];
  return parts.length > 0 ? [parts.join(" · ")] : [];
}
