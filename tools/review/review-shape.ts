import type { Move } from "./find-findings";
import type { Fold } from "./fold";
import type { Level } from "./level";
import type {
  AcceptedFinding,
  Diagram,
  DiagramNode,
  Finding,
  FoldedChanges,
  Mark,
  Planned,
  Review,
  ReviewedChange,
  ReviewedOutput,
  ShownDifference,
  StackReview,
} from "./review";
import type { RuleRow } from "./security-group-rows";
import { exactly, flag, list, number, object, oneOf, optional, pair, text } from "./shape";
import type { StatementRow } from "./statement-rows";
import type { Summary } from "./summary";
import type { Waiver, WaiverReport } from "./waivers";

// The compiler compares these with the types of the review: a field that is added there has to be added here.

const level = oneOf<Level>({
  safe: true,
  routine: true,
  review: true,
  cost: true,
  exposure: true,
  outage: true,
  "data-loss": true,
});

const mark = oneOf<Mark>({
  "+": true,
  "~": true,
  "±": true,
  "-": true,
  "→": true,
  "⇥": true,
  "⊘": true,
  "?": true,
});

const comesOrGoes = oneOf<"+" | "-">({ "+": true, "-": true });

const isTrue = exactly(true);

const texts = list(text);

const summary = object<Summary>({
  add: number,
  change: number,
  destroy: number,
  import: number,
  move: number,
  forget: number,
});

const finding = object<Finding>({
  rule: text,
  level,
  stack: text,
  address: text,
  path: optional(text),
  what: text,
  evidence: texts,
  mitigation: optional(text),
  fix: text,
  moves: optional(list(object<Move>({ from: text, to: text }))),
});

const waiver = object<Waiver>({
  rule: text,
  address: text,
  stack: optional(text),
  reason: text,
  owner: text,
  expires: text,
});

const change = object<ReviewedChange>({
  address: text,
  path: optional(text),
  mark,
  level,
  isImported: optional(isTrue),
  notes: texts,
  differences: list(
    object<ShownDifference>({ path: text, before: optional(text), after: optional(text), replaces: flag }),
  ),
});

const stack = object<StackReview>({
  name: text,
  level,
  summary,
  problem: optional(text),
  changes: list(change),
  folded: list(
    object<FoldedChanges>({
      fold: oneOf<Fold>({ import: true, tags: true, unknown: true, same: true }),
      isImported: optional(isTrue),
      addresses: texts,
      attributes: texts,
    }),
  ),
  drift: list(change),
  outputs: list(object<ReviewedOutput>({ name: text, mark, before: text, after: text })),
  unknown: texts,
  lacks: texts,
  backend: optional(text),
  reads: list(object<StackReview["reads"][number]>({ backend: text, outputs: texts })),
  planAgainAfter: texts,
  diagram: object<Diagram>({
    nodes: list(object<DiagramNode>({ address: text, mark: optional(mark), level })),
    edges: list(pair(text)),
  }),
  planned: object<Planned>({
    sha256: optional(text),
    serial: optional(number),
    lineage: optional(text),
    terraform: optional(text),
    time: optional(text),
    isComplete: flag,
  }),
});

/** The JSON of a review. */
export const reviewShape = object<Review>({
  version: exactly(1),
  level,
  summary,
  stacks: list(stack),
  findings: list(finding),
  waivers: object<WaiverReport>({
    accepted: list(object<AcceptedFinding>({ finding, waiver })),
    expired: list(waiver),
    unused: list(waiver),
  }),
  statements: list(
    object<StatementRow>({
      mark: comesOrGoes,
      stack: text,
      address: text,
      path: optional(text),
      effect: text,
      principal: text,
      action: text,
      resource: text,
      condition: text,
      isFromCode: optional(flag),
    }),
  ),
  securityGroupRules: list(
    object<RuleRow>({
      mark: comesOrGoes,
      stack: text,
      address: text,
      group: text,
      direction: oneOf<RuleRow["direction"]>({ ingress: true, egress: true }),
      ports: text,
      peer: text,
    }),
  ),
  commit: optional(text),
});
