import type { Finding } from "./find-findings";
import { shortCommit } from "./words/is-nothing";

export const GONE_STACK = "review.gone-stack";

/** A stack that left the code: nobody plans it, and nothing of what it made goes by itself. */
export interface GoneStack {
  readonly name: string;

  /** Where its state is. */
  readonly state: string;

  /** Commit that still has it. */
  readonly commit: string;
}

/** What to say of each: its place is its state, as it has no plan. */
export function findGoneStacks(gone: readonly GoneStack[]): Finding[] {
  return gone.map(({ name, state, commit }) => ({
    rule: GONE_STACK,
    level: "review",
    stack: name,
    address: state,
    what: "The stack is not in the code any more; what it made stays in AWS and on the bill, and nobody plans it",
    evidence: [`a stack of commit ${commit}, and not of this one`],
    fix: `if it has to go, check out ${shortCommit(commit)} and run npx cdktf destroy ${name}; if it only got another name, give it the old one back, or it is made a second time`,
  }));
}
