import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { seenActions } from "../../seen";
import { isStateful } from "./state-rules";

/** What an earlier replacement left behind goes. Where something is in it, the rule of its type says so. */
export const lossDeposed: Rule = {
  id: "loss.deposed",
  check(change, surroundings) {
    if (!destroys(change) || change.deposed === undefined || isStateful(change, surroundings))
      return undefined;
    return {
      level: "routine",
      what: `What an earlier replacement left behind (${change.deposed}) is destroyed`,
      evidence: [seenActions(change), `${change.pointer}/deposed = ${change.deposed}`],
      fix: "nothing to do",
    };
  },
};
