import type { Rule } from "../../rule";
import { goes, seenActions } from "../../seen";

/** An earlier apply failed after it had begun to make it: what is there may be half of it. */
export const reviewTainted: Rule = {
  id: "review.tainted",
  check(change) {
    if (change.reason !== "replace_because_tainted") return undefined;
    return {
      level: "review",
      what: `It ${goes(change)} because an earlier apply failed half-way, or somebody marked it (terraform taint)`,
      evidence: [seenActions(change), `${change.pointer}/action_reason = ${change.reason}`],
      fix: "find out why it failed; if it is sound, keep it: terraform untaint",
    };
  },
};
