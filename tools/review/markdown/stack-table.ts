import { LEVEL_WORDS } from "../level-words";
import type { Review, StackReview } from "../review";
import { changeCounts } from "../words/change-counts";
import type { Detail } from "./detail";
import { code, prose, table } from "./escape";

/** A row for each stack, in the order in which they can be applied. */
export function stackTable({ stacks }: Review, detail: Detail): string {
  if (stacks.length === 0) return "";
  const all = stacks.map((stack, i) => ({ stack, row: rowOf(stack, i, detail) }));
  const shown = all.slice(0, detail.stacks);
  const hasNotes = shown.some(({ row }) => row[4] !== "");
  const columns = hasNotes ? 5 : 4;
  const head = ["", "Stack", "Changes", "Worst", "Note"].slice(0, columns);
  const rows = shown.map(({ row }) => row.slice(0, columns));
  return [
    table(head, rows),
    ...(shown.length < all.length ? [`\n${others(stacks.slice(shown.length))}`] : []),
    ...(stacks.length > 1 ? ["\nApply in this order."] : []),
  ].join("\n");
}

function rowOf(stack: StackReview, i: number, { stacks: most }: Detail): string[] {
  const { name, problem, level, lacks, planAgainAfter } = stack;
  const isMissed = problem !== undefined;
  const { icon, word } = LEVEL_WORDS[level];
  const hasChanges = stack.changes.length + stack.folded.length + stack.outputs.length > 0;
  const after = planAgainAfter.slice(0, most).map(code).join(", ");
  const notes = [
    ...(isMissed ? [`**not reviewed**: ${prose(problem)}`] : []),
    ...(after === "" ? [] : [`**plan again after** ${after}`]),
    ...(lacks.length > 0 ? [`its plan does not tell ${prose(lacks.join(", "))}`] : []),
  ];
  const seen = hasChanges || level !== "safe" ? `${icon} ${word}` : "–";
  return [
    String(i + 1),
    code(name),
    changesOf(stack),
    isMissed ? `🚫 not reviewed${level === "safe" ? "" : `, ${seen}`}` : seen,
    notes.join("; "),
  ];
}

function changesOf(stack: StackReview): string {
  const counts = changeCounts(stack);
  if (counts !== "") return code(counts);
  if (stack.problem !== undefined) return "";
  if (stack.folded.length > 0) return "only folded ones";
  return stack.outputs.length > 0 ? "only outputs" : "none";
}

/** A stack that was not reviewed is never left out without a word. */
function others(stacks: readonly StackReview[]): string {
  const missed = stacks.filter(({ problem }) => problem !== undefined).length;
  return `And ${stacks.length} more stacks${missed > 0 ? `, **${missed} of them not reviewed**` : ""}.`;
}
