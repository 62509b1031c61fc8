import type { Review } from "../review";
import { verdictOf } from "../verdict";
import { isNothing, shortCommit } from "../words/is-nothing";
import { plainReview } from "../words/plain-review";
import { ruleTable, statementTable } from "./access-tables";
import { driftSection, unknownSection } from "./before-apply";
import { changesSection } from "./changes";
import { EVERYTHING, STEPS } from "./detail";
import { diagramSection } from "./diagram";
import { code } from "./escape";
import { findingsSection } from "./findings";
import { foldedSection } from "./folded";
import { importedSection } from "./imported";
import { outputsSection } from "./outputs";
import { plannedSection } from "./planned";
import { Section } from "./section";
import { stackTable } from "./stack-table";
import { shortTitle, title } from "./title";
import { waiversSection } from "./waivers";

interface Options {
  /** Bytes of UTF-8 it may have; at least 5,000. */
  readonly maxBytes: number;
}

/**
 * The comment of a pull request.
 *
 * As much as there is room for: what is given up is said, and the verdict, the stacks, the findings and what was planned
 * go last.
 */
export function markdown(review: Review, { maxBytes }: Options): string {
  if (isNothing(review)) return nothing(review);
  const plain = plainReview(review);
  const leftOut = new Map<string, string>();
  const own = WRITERS.map((write) => new Section(write));
  let shown = plain;
  let detail = EVERYTHING;
  let sections = own.map((section) => section.text(shown, detail));
  for (const step of STEPS) {
    const text = written(sections, leftOut, maxBytes);
    if (fits(text, maxBytes)) return text;
    detail = { ...detail, ...step.change };
    if (step.change.longestText !== undefined) shown = plainReview(review, step.change.longestText);
    const shorter = own.map((section) => section.text(shown, detail));
    // What a review does not have is not missing.
    if (shorter.some((text, i) => text !== sections[i])) leftOut.set(step.subject, step.leavesOut);
    sections = shorter;
  }
  const text = written(sections, leftOut, maxBytes);
  return fits(text, maxBytes) ? text : `${shortTitle(plain)}\n\nIt is too long to be shown here.\n`;
}

/** From top to bottom. */
const WRITERS: ConstructorParameters<typeof Section>[0][] = [
  title,
  stackTable,
  findingsSection,
  waiversSection,
  unknownSection,
  driftSection,
  statementTable,
  ruleTable,
  importedSection,
  changesSection,
  foldedSection,
  outputsSection,
  (review, { hasDiagram }) => (hasDiagram ? diagramSection(review) : ""),
  plannedSection,
];

function nothing(review: Review): string {
  const { commit, stacks } = plainReview(review);
  const { text } = verdictOf({ ...review, stacks });
  return `${text}${commit === undefined ? "" : ` at ${code(shortCommit(commit))}`}\n`;
}

function written(
  sections: readonly string[],
  leftOut: ReadonlyMap<string, string>,
  maxBytes: number,
): string {
  const [heading = "", stacks = "", ...others] = sections;
  const limit = maxBytes.toLocaleString("en");
  const what = [...leftOut.values()].join("; ");
  const note = what === "" ? "" : `_Left out to stay below ${limit} bytes: ${what}._`;
  return `${[heading, stacks, note, ...others].filter((section) => section !== "").join("\n\n")}\n`;
}

function fits(text: string, maxBytes: number): boolean {
  return Buffer.byteLength(text) <= maxBytes;
}
