import type { Level } from "../level";
import { MANY_MOVES } from "../words/move-lines";
import { LONGEST_TEXT } from "../words/plain-review";

/** How much of a review is told. */
export interface Detail {
  /** Differences are shown of changes that are at least this bad. */
  readonly differencesFrom: Level;

  /** A change with more differences than these is shown without. */
  readonly mostDifferences: number;

  readonly hasDiagram: boolean;

  /** Of the tables of statements, rules and outputs. */
  readonly rows: number;

  /** What stands for resources that are listed. */
  readonly lists: "addresses" | "counts by type";

  /** Of each finding. */
  readonly moves: number;

  readonly findings: "grouped" | "worst of each rule" | "counts";

  /** Rows of the tables with a row for each stack. */
  readonly stacks: number;

  /** Characters of one text. */
  readonly longestText: number;
}

export const EVERYTHING: Detail = {
  differencesFrom: "safe",
  mostDifferences: Number.POSITIVE_INFINITY,
  hasDiagram: true,
  rows: Number.POSITIVE_INFINITY,
  lists: "addresses",
  moves: Number.POSITIVE_INFINITY,
  findings: "grouped",
  stacks: Number.POSITIVE_INFINITY,
  longestText: LONGEST_TEXT,
};

interface Step {
  /** What gets less; of the steps of one subject, only the last is told. */
  readonly subject:
    | "differences"
    | "diagram"
    | "rows"
    | "addresses"
    | "moves"
    | "findings"
    | "texts"
    | "stacks";

  /** For a sentence that begins with "Left out:". */
  readonly leavesOut: string;

  readonly change: Partial<Detail>;
}

/** What is given up when it is too long, the least missed first; each step adds to those before it. */
export const STEPS: readonly Step[] = [
  {
    subject: "differences",
    leavesOut: "differences of safe and routine changes",
    change: { differencesFrom: "review" },
  },
  { subject: "diagram", leavesOut: "the diagram", change: { hasDiagram: false } },
  {
    subject: "differences",
    leavesOut: "differences of changes below cost",
    change: { differencesFrom: "cost" },
  },
  ...[20, 5].map(
    (most): Step => ({
      subject: "differences",
      leavesOut: `differences of changes below cost, and of those with more than ${most}`,
      change: { mostDifferences: most },
    }),
  ),
  { subject: "differences", leavesOut: "all differences", change: { mostDifferences: 0 } },
  { subject: "rows", leavesOut: "rows of tables beyond 20", change: { rows: 20 } },
  { subject: "addresses", leavesOut: "lists of addresses", change: { lists: "counts by type" } },
  { subject: "moves", leavesOut: `moves beyond ${MANY_MOVES}`, change: { moves: MANY_MOVES } },
  {
    subject: "findings",
    leavesOut: "findings but the worst of each rule",
    change: { findings: "worst of each rule" },
  },
  { subject: "texts", leavesOut: "ends of texts beyond 300 characters", change: { longestText: 300 } },
  { subject: "moves", leavesOut: "moves", change: { moves: 0 } },
  { subject: "findings", leavesOut: "all of the findings but their number", change: { findings: "counts" } },
  { subject: "rows", leavesOut: "all rows of tables", change: { rows: 0 } },
  { subject: "texts", leavesOut: "ends of texts beyond 100 characters", change: { longestText: 100 } },
  { subject: "stacks", leavesOut: "stacks beyond 20", change: { stacks: 20 } },
  { subject: "stacks", leavesOut: "stacks beyond 5", change: { stacks: 5, longestText: 60 } },
];
