import { counted } from "../../terminal/words";
import type { Review, ReviewedChange, StackReview } from "../review";
import type { Detail } from "./detail";
import { code, details } from "./escape";
import { placeAndAddress } from "./place";

/** Lines up to which a list is open. */
const OPEN = 5;

/** Values that only the apply will tell. */
export function unknownSection({ stacks }: Review, { lists }: Detail): string {
  const lines = stacks.flatMap((stack) => stack.unknown.map((one) => `- ${code(stack.name)} ${code(one)}`));
  return list("Cannot tell before apply", lines, lists);
}

/** Changes that were made by hand, and that this plan takes into account or takes back. */
export function driftSection({ stacks }: Review, { lists }: Detail): string {
  const lines = stacks.flatMap((stack) => stack.drift.map((change) => driftLine(stack, change)));
  return list("Changed outside Terraform", lines, lists);
}

function list(name: string, lines: readonly string[], lists: Detail["lists"]): string {
  if (lines.length === 0) return "";
  if (lists !== "addresses") return `**${name}:** ${lines.length}`;
  const body = lines.join("\n");
  if (lines.length > OPEN) return details(`<b>${name}</b> (${lines.length})`, body);
  return `**${name} (${lines.length}):**\n\n${body}`;
}

function driftLine({ name }: StackReview, change: ReviewedChange): string {
  const { differences, mark } = change;
  const shown = differences
    .slice(0, OPEN)
    .map(
      ({ path, before, after }) =>
        `${code(path)}: ${code(before ?? "nothing")} → ${code(after ?? "nothing")}`,
    );
  const more = differences.length - shown.length;
  const what = mark === "-" ? ["it is gone"] : shown;
  const parts = [...what, ...(more > 0 && mark !== "-" ? [`and ${counted(more, "more attribute")}`] : [])];
  return `- ${placeAndAddress({ ...change, stack: name })}: ${parts.join(", ")}`;
}
