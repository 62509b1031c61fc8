import { counted } from "../terminal/words";
import { isAtLeast, LEVELS, type Level } from "./level";
import { LEVEL_WORDS } from "./level-words";
import type { Review } from "./review";
import { isEmpty } from "./summary";

/** The title of a review. */
export interface Verdict {
  /** `not-reviewed` is worse than any level: nobody knows. */
  readonly level: Level | "not-reviewed";

  /** One line, e.g. `Would lose data: 2 data loss, 1 outage, 4 exposure findings`. */
  readonly text: string;
}

const SENTENCES: Readonly<Record<Level, string>> = {
  "data-loss": "Would lose data",
  outage: "Would interrupt",
  exposure: "Would expose",
  cost: "Would cost more",
  review: "To be looked at",
  routine: "Routine",
  safe: "Safe",
};

/** What to say first. */
export function verdictOf({ level, stacks, findings, summary }: Review): Verdict {
  const missed = stacks.filter(({ problem }) => problem !== undefined);
  if (missed.length > 0) {
    return { level: "not-reviewed", text: `Not reviewed: ${missed.map(({ name }) => name).join(", ")}` };
  }
  const hasOutputs = stacks.some(({ outputs }) => outputs.length > 0);
  if (isEmpty(summary) && findings.length === 0 && !hasOutputs) {
    return { level, text: `No changes in ${counted(stacks.length, "stack")}` };
  }
  if (findings.length === 0) return { level, text: "Safe: nothing that was found hurts" };
  const counts = [...LEVELS]
    .reverse()
    .map((own) => ({ own, count: findings.filter((finding) => finding.level === own).length }))
    // What happens on every release is not worth a word beside what does not.
    .filter(({ own, count }) => count > 0 && (own === level || isAtLeast(own, "review")))
    .map(({ own, count }) => `${count} ${LEVEL_WORDS[own].word}`);
  const noun = counts.length === 1 && counts[0]?.startsWith("1 ") ? "finding" : "findings";
  return { level, text: `${SENTENCES[level]}: ${counts.join(", ")} ${noun}` };
}
