import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seenActions } from "../../seen";

/** A random name or password is in the state and nowhere else: everything made of it changes with it. */
export const routineRandom: Rule = {
  id: "routine.random",
  check(change) {
    if (!destroys(change) || !change.type.startsWith("random_")) return undefined;
    return {
      level: "review",
      what: `A random value ${goes(change)}: names and passwords made of it become other ones`,
      evidence: [seenActions(change)],
      fix: "see what else of this plan changes because of it",
    };
  },
};
