import type { Review } from "../review";
import { isEmpty } from "../summary";

/** Whether every stack was reviewed, and nothing is going to happen. */
export function isNothing({ summary, findings, stacks }: Review): boolean {
  const isQuiet = stacks.every(({ problem, outputs }) => problem === undefined && outputs.length === 0);
  return isEmpty(summary) && findings.length === 0 && isQuiet;
}

const COMMIT = /^([0-9a-f]{7})[0-9a-f]{33}(-dirty)?$/;

/** As people write a commit, and whether files differ from it. */
export function shortCommit(commit: string): string {
  return commit.replace(COMMIT, (_, start: string, dirty = "") => `${start}${dirty}`);
}
