import { counted } from "../terminal/words";
import type { Level } from "./level";
import type { Review } from "./review";
import { isEmpty } from "./summary";
import { adoptionSentence } from "./words/adoption";

/** The title of a review. */
export interface Verdict {
  /** `not-reviewed` is worse than any level: nobody knows. */
  readonly level: Level | "not-reviewed";

  /** One line, e.g. `Would lose data: 2 findings; also 1 outage and 3 to review`, and what it adopts. */
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

/** Levels that are told beside a worse one; what happens on every release is not worth a word there. */
const BELOW = ["outage", "exposure", "cost", "review"] as const;

const OTHERS: Readonly<Record<(typeof BELOW)[number], (count: number) => string>> = {
  outage: (count) => counted(count, "outage"),
  exposure: (count) => counted(count, "exposure"),
  cost: (count) => counted(count, "higher cost"),
  review: (count) => `${count} to review`,
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
  const adoption = adoptionSentence(stacks);
  const adopts = adoption === undefined ? "" : `. ${adoption}`;
  if (findings.length === 0) return { level, text: `Safe: nothing that was found hurts${adopts}` };
  const count = (own: Level) => findings.filter((finding) => finding.level === own).length;
  const others = BELOW.filter((own) => own !== level && count(own) > 0).map((own) => OTHERS[own](count(own)));
  const also = others.length > 0 ? `; also ${enumerated(others)}` : "";
  return { level, text: `${SENTENCES[level]}: ${counted(count(level), "finding")}${also}${adopts}` };
}

/** `1 outage, 4 exposures and 3 to review`. */
function enumerated(items: readonly string[]): string {
  const last = items.slice(-1).join();
  return items.length > 1 ? `${items.slice(0, -1).join(", ")} and ${last}` : last;
}
