import { destroys } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { counted } from "../../../terminal/words";
import { kept } from "../../kept";
import type { Rule } from "../../rule";
import { goes, seenActions } from "../../seen";

/** Who adopts what runs wants to leave it running: that something goes in the same plan was not meant. */
export const outageAdoption: Rule = {
  id: "outage.adoption",
  check(change, { plan }) {
    // Of what is imported itself, a rule of its own says worse.
    if (!destroys(change) || change.importId !== undefined) return undefined;
    const imported = importedIn(plan);
    const [first] = imported;
    if (first === undefined) return undefined;
    return {
      level: "outage",
      what: `The adoption destroys what is there: it ${goes(change)}, in the plan that imports ${counted(imported.length, "resource")}`,
      evidence: [seenActions(change), `${first.pointer}/change/importing/id = ${first.importId}`],
      fix: "adopt with code that says what is there, until nothing goes; destroy in a plan of its own",
    };
  },
};

const importedIn = kept((plan: Plan) =>
  plan.changes.filter(({ mode, importId }) => mode === "managed" && importId !== undefined),
);
