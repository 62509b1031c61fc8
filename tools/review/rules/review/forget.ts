import type { Rule } from "../../rule";
import { seenActions } from "../../seen";

/** Terraform lets go of it: nobody sees any more what becomes of it. */
export const reviewForget: Rule = {
  id: "review.forget",
  check(change) {
    if (!change.actions.includes("forget")) return undefined;
    const isMadeAgain = change.actions.includes("create");
    return {
      level: "review",
      what: `${isMadeAgain ? "The old one" : "It"} is no longer managed, stays in AWS and on the bill`,
      evidence: [seenActions(change)],
      fix: "note down who looks after it from then on, or delete it by hand",
    };
  },
};
