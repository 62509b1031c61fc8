import type { Level } from "./level";

interface Words {
  /** In a sentence. */
  readonly word: string;

  /** In a narrow column. */
  readonly mark: string;

  /** Beside the word, never in its place. */
  readonly icon: string;
}

/** How a level is told. */
export const LEVEL_WORDS: Readonly<Record<Level, Words>> = {
  "data-loss": { word: "data loss", mark: "LOSS", icon: "⛔" },
  outage: { word: "outage", mark: "OUTAGE", icon: "⚡" },
  exposure: { word: "exposure", mark: "EXPOSE", icon: "🔓" },
  cost: { word: "cost", mark: "COST", icon: "💰" },
  review: { word: "review", mark: "REVIEW", icon: "👀" },
  routine: { word: "routine", mark: "ROUTINE", icon: "🔁" },
  safe: { word: "safe", mark: "SAFE", icon: "✅" },
};
