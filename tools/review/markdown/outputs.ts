import { counted } from "../../terminal/words";
import type { Review } from "../review";
import { collapsible } from "./access-tables";
import type { Detail } from "./detail";
import { code } from "./escape";

/** Outputs that other values will have: other stacks may read them. */
export function outputsSection({ stacks }: Review, detail: Detail): string {
  const rows = stacks.flatMap((stack) =>
    stack.outputs.map(({ name, mark, before, after }) => [
      code(mark),
      `${code(stack.name)} ${code(name)}`,
      before === "" ? "" : code(before),
      after === "" ? "" : code(after),
    ]),
  );
  return collapsible(
    "Outputs",
    counted(rows.length, "change"),
    ["", "Output", "Before", "After"],
    rows,
    detail,
  );
}
