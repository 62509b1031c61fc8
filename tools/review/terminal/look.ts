import type { colours } from "../../terminal/colours";
import type { Level } from "../level";
import { LEVEL_WORDS } from "../level-words";

/** Columns the mark of a level takes, with the space behind it. */
export const MARK_WIDTH = 9;

/** How lines are written. */
export interface Look {
  readonly width: number;

  /** Where everything is that is not told here. */
  readonly page: string;
  readonly colour: ReturnType<typeof colours>;
}

/** The word of a level. The colour is beside it, never in its place. */
export function levelMark(level: Level, { colour }: Look): string {
  return inColumn(LEVEL_WORDS[level].mark, MARK_WIDTH, paintOf(level, colour));
}

/** Spaces have no colour: they would stay at the ends of lines. */
export function inColumn(text: string, width: number, paint: (text: string) => string): string {
  return (text === "" ? "" : paint(text)) + " ".repeat(Math.max(0, width - text.length));
}

export function paintOf(level: Level | "not-reviewed", colour: Look["colour"]): (text: string) => string {
  switch (level) {
    case "not-reviewed":
    case "data-loss":
    case "outage":
      return colour.red;
    case "exposure":
    case "cost":
    case "review":
      return colour.yellow;
    default:
      return colour.green;
  }
}

/** Text below the mark of a level, which is in colour only once the text is broken into lines. */
export function below(mark: string, lines: readonly string[]): string[] {
  const indent = " ".repeat(MARK_WIDTH);
  return lines.map((line, i) => (i === 0 ? mark : indent) + line);
}
