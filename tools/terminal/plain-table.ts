import Table, { type HorizontalAlignment } from "cli-table3";

const BORDERS = ["top", "left", "mid", "right", "bottom"];

/** A table that reads well in a log: columns, and nothing drawn between them. */
const NO_LINES = Object.fromEntries(
  [...BORDERS, ...BORDERS.flatMap((side) => [`${side}-left`, `${side}-mid`, `${side}-right`]), "middle"].map(
    (line) => [line, ""],
  ),
);

/** Rows in columns, without a line between them. */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  colAligns: HorizontalAlignment[] = [],
): string {
  const style = { head: [], border: [], "padding-left": 0, "padding-right": 2 };
  const table = new Table({ head: [...head], colAligns, chars: NO_LINES, style });
  table.push(...rows.map((row) => [...row]));
  return table.toString().replace(/ +$/gm, "");
}
