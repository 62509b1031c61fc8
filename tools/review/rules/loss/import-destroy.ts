import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { because, seenActions } from "../../seen";

/** Who imports something wants to keep it: that it is destroyed in the same plan was not meant. */
export const lossImportDestroy: Rule = {
  id: "loss.import-destroy",
  check(change) {
    const { importId, kind, pointer } = change;
    if (!destroys(change) || importId === undefined) return undefined;
    const name = importId === "" ? "What is imported" : `What is imported (${importId})`;
    return {
      level: "data-loss",
      what: `${name} is ${kind === "replace" ? `replaced at once${because(change)}` : "destroyed at once"}`,
      evidence: [seenActions(change), `${pointer}/change/importing/id = ${importId}`],
      fix: "make the code say what is there, until the plan only imports it",
    };
  },
};
