import type { Review } from "../review";
import { isEmpty } from "../summary";

/** Whether every stack was reviewed, and nothing is going to happen. */
export function isNothing({ summary, findings, stacks }: Review): boolean {
  const isQuiet = stacks.every(({ problem, outputs }) => problem === undefined && outputs.length === 0);
  return isEmpty(summary) && findings.length === 0 && isQuiet;
}

/** As people write a commit. */
export function shortCommit(commit: string): string {
  return /^[0-9a-f]{40}$/.test(commit) ? commit.slice(0, 7) : commit;
}
