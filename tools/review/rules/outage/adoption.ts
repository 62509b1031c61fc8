import { destroys } from "../../../plan/change";
import { counted } from "../../../terminal/words";
import { importsOf } from "../../imports";
import type { Rule } from "../../rule";
import { goes, seenActions } from "../../seen";
import { importedElsewhere } from "../loss/import-destroy";

/** Who adopts what runs wants to leave it running: that something goes in the same plan was not meant. */
export const outageAdoption: Rule = {
  id: "outage.adoption",
  check(change, { plan }) {
    // Of what is imported itself, a rule of its own says worse.
    if (!destroys(change) || change.importId !== undefined || importedElsewhere(change, plan))
      return undefined;
    const imports = importsOf(plan);
    const [first] = imports;
    if (first === undefined) return undefined;
    return {
      level: "outage",
      what: `The adoption destroys what is there: it ${goes(change)}, in the plan that imports ${counted(imports.length, "resource")}`,
      evidence: [seenActions(change), `${first.pointer}/change/importing/id = ${first.importId}`],
      fix: "adopt with code that says what is there, until nothing goes; destroy in a plan of its own",
    };
  },
};
