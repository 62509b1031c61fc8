import { counted } from "../../terminal/words";
import { FOLDS } from "../fold";
import { LEVEL_WORDS } from "../level-words";
import type { Review, StackReview } from "../review";
import { summaryLine } from "../summary";
import { verdictOf } from "../verdict";
import { changeCounts, numberFolded, numberToRead } from "../words/change-counts";
import { FOLD_WORDS } from "../words/fold-words";
import { shortCommit } from "../words/is-nothing";
import { inColumn, type Look, paintOf } from "./look";
import { wrap } from "./wrap";

const NOT_REVIEWED = "NOT REVIEWED";

/** What is reviewed, and the verdict. */
export function titleLines(review: Review, look: Look): string[] {
  const { commit, stacks, findings } = review;
  const of = commit === undefined ? "" : ` · commit ${shortCommit(commit)}`;
  const reviewed = stacks.filter(({ problem }) => problem === undefined);
  const isPart = reviewed.length < stacks.length && reviewed.length + findings.length > 0;
  const ofPart = () => `in what was reviewed: ${verdictOf({ ...review, stacks: reviewed }).text}`;
  return [
    ...wrap(`Plan review · ${counted(stacks.length, "stack")}${of}`, look.width),
    ...verdictLines(review, look),
    ...(isPart ? wrap(ofPart(), look.width) : []),
  ];
}

export function verdictLines(review: Review, { width, colour }: Look): string[] {
  const { level, text } = verdictOf(review);
  return wrap(text, width).map((line) => colour.bold(paintOf(level, colour)(line)));
}

/** A line for each stack, in the order in which they can be applied. */
export function stackLines({ stacks }: Review, look: Look): string[] {
  const names = longest(stacks.map(({ name }) => name));
  const counts = longest(stacks.map(changesOf));
  const marks = longest(stacks.map(markOf));
  const digits = String(stacks.length).length;
  return stacks.flatMap((stack, i) => {
    const number = String(i + 1).padStart(digits);
    const start = `  ${number}  ${stack.name.padEnd(names)}  ${changesOf(stack).padEnd(counts)}  `;
    const level = stack.problem === undefined ? stack.level : "not-reviewed";
    const line = start + inColumn(markOf(stack), marks, paintOf(level, look.colour));
    const notes = notesOf(stack).join("; ");
    const hasRoom = start.length + marks + 2 + notes.length <= look.width;
    if (notes === "" || hasRoom) return [`${line}  ${notes}`.trimEnd()];
    return [line.trimEnd(), ...wrap(notes, look.width, " ".repeat(4 + digits))];
  });
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}

function markOf({ level, problem, changes, folded, outputs }: StackReview): string {
  if (problem !== undefined) return NOT_REVIEWED;
  const isQuiet = changes.length + folded.length + outputs.length === 0 && level === "safe";
  return isQuiet ? "" : LEVEL_WORDS[level].mark;
}

function changesOf(stack: StackReview): string {
  const counts = changeCounts(stack);
  if (counts !== "" || stack.problem !== undefined) return counts;
  if (stack.folded.length > 0) return "only folded";
  return stack.outputs.length > 0 ? "only outputs" : "no changes";
}

function notesOf({ problem, planAgainAfter, lacks }: StackReview): string[] {
  return [
    ...(problem === undefined ? [] : [problem]),
    ...(planAgainAfter.length > 0 ? [`plan again after ${planAgainAfter.join(", ")}`] : []),
    ...(lacks.length > 0 ? [`its plan does not tell ${lacks.join(", ")}`] : []),
  ];
}

/** Numbers to compare with Terraform's own. */
export function numberLines({ stacks, summary }: Review, { width, colour }: Look): string[] {
  const folded = numberFolded(stacks);
  const kinds = FOLDS.flatMap((fold) => {
    const own = stacks.flatMap((stack) => stack.folded.filter((one) => one.fold === fold));
    const number = own.reduce((total, { addresses }) => total + addresses.length, 0);
    return number > 0 ? [`${number} × ${FOLD_WORDS[fold]}`] : [];
  });
  const more = folded > 0 ? ` (+ ${folded} folded: ${kinds.join(", ")})` : "";
  return [
    ...wrap(`${counted(numberToRead(stacks), "change")} to read${more}`, width),
    ...wrap(`Terraform: ${summaryLine(summary)}`, width).map(colour.bold),
  ];
}
