import type { Rule } from "../../rule";
import { seenActions } from "../../seen";

/** The code does not ask for it: somebody who planned it did. */
export const reviewRequested: Rule = {
  id: "review.requested",
  check(change) {
    if (change.reason !== "replace_by_request") return undefined;
    return {
      level: "review",
      what: "It is replaced because somebody planned with -replace; nothing in the code asks for it",
      evidence: [seenActions(change), `${change.pointer}/action_reason = ${change.reason}`],
      fix: "ask who planned it, and why",
    };
  },
};
