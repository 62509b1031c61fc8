import { isAtLeast, type Level } from "./level";
import type { Review } from "./review";
import { isEmpty } from "./summary";

export interface WhatFails {
  /** Level from which on somebody has to approve. @default - none does */
  readonly failOn?: Level | undefined;

  /** Whether changes have an exit code of their own, as `terraform plan -detailed-exitcode` has. */
  readonly detailed: boolean;
}

/** Exit codes of a review. */
export const EXIT = {
  reviewed: 0,
  notReviewed: 1,
  changes: 2,
  approvalNeeded: 3,
  notWhatWasReviewed: 5,
} as const;

/** Nobody adopts a system to destroy it: these need an approval whatever the level was set to. */
const NEVER_MEANT = ["outage.adoption", "loss.import-destroy"];

/** What could not be reviewed comes before what needs approval, and that before changes. */
export function exitCodeOf(review: Review, { failOn, detailed }: WhatFails): number {
  const { stacks, findings, level, summary } = review;
  if (stacks.some(({ problem }) => problem !== undefined)) return EXIT.notReviewed;
  const isMeant = !findings.some(({ rule }) => NEVER_MEANT.includes(rule));
  if (!isMeant || (failOn && isAtLeast(level, failOn))) return EXIT.approvalNeeded;
  const hasChanges = !isEmpty(summary) || stacks.some(({ outputs }) => outputs.length > 0);
  return detailed && hasChanges ? EXIT.changes : EXIT.reviewed;
}
