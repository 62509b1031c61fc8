import Table from "cli-table3";
import { colours } from "../tools/terminal/colours";
import type { Row } from "./row";

/** The figures, their goals, and a clear word on each. */
export function table(rows: readonly Row[]): string {
  const { bold, green, red, dim } = colours(process.stdout);
  const lines = new Table({
    head: ["", "measured", "goal", ""].map((title) => bold(title)),
    style: { head: [], border: [] },
  });
  for (const { what, measured, goal } of rows) {
    const verdict = !goal ? dim("-") : goal.met ? green("met") : red("MISSED");
    lines.push([what, measured, goal?.text ?? dim("for information"), verdict]);
  }
  return lines.toString();
}
