import { type Change, destroys } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { importsOf } from "../../imports";
import type { Found, Rule } from "../../rule";
import { because, seen, seenActions } from "../../seen";

/** Who imports something wants to keep it: that it is destroyed in the same plan was not meant. */
export const lossImportDestroy: Rule = {
  id: "loss.import-destroy",
  check(change, { plan }) {
    const { importId, kind, pointer } = change;
    if (!destroys(change)) return undefined;
    if (importId === undefined) return ofTwin(change, importedElsewhere(change, plan));
    const name = importId === "" ? "What is imported" : `What is imported (${importId})`;
    return {
      level: "data-loss",
      what: `${name} is ${kind === "replace" ? `replaced at once${because(change)}` : "destroyed at once"}`,
      evidence: [seenActions(change), `${pointer}/change/importing/id = ${importId}`],
      fix: "make the code say what is there, until the plan only imports it",
    };
  },
};

/** The import of what goes, where the state has it at this address already. */
export function importedElsewhere({ type, before }: Change, plan: Plan): Change | undefined {
  const { id } = before;
  if (typeof id !== "string") return undefined;
  return importsOf(plan).find((other) => other.type === type && other.before["id"] === id);
}

function ofTwin(change: Change, twin: Change | undefined): Found | undefined {
  if (!twin) return undefined;
  return {
    level: "data-loss",
    what: `What is imported as ${twin.address} is destroyed: the state has it here already`,
    evidence: [seenActions(change), seen(change, "before", "id"), seen(twin, "before", "id")],
    fix: "move it instead: a moved block in place of the import",
  };
}
