import { isList, type Value } from "../../../plan/values";
import type { Rule } from "../../rule";
import { goes, seenActions, turns } from "../../seen";
import { showValue } from "../../show-value";
import { seenBoth } from "./editing";
import { goesAway } from "./going";

const TYPES = new Set(["aws_cloudfront_distribution"]);

/**
 * A distribution stops answering, for all of its names or for some.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudfront_distribution
 */
export const outageCdn: Rule = {
  id: "outage.cdn",
  check(change) {
    if (goesAway(change, TYPES)) {
      return {
        level: "outage",
        what: `The distribution ${goes(change)}: ${namesIn(change.before["aliases"]) || "its domain name"} stops answering`,
        evidence: [seenActions(change)],
        fix: "move its names to another distribution before",
      };
    }
    if (!TYPES.has(change.type) || change.kind !== "update") return undefined;
    if (turns(change, "enabled", true, false)) {
      return {
        level: "outage",
        what: `The distribution is turned off: ${namesIn(change.before["aliases"]) || "its domain name"} stops answering`,
        evidence: seenBoth(change, ["enabled"]),
        fix: "move its names to another distribution before",
      };
    }
    const [before, after] = [change.before["aliases"], change.after["aliases"]];
    if (!isList(before) || !(isList(after) || after === null)) return undefined;
    const gone = before.filter((name) => !(after ?? []).includes(name));
    if (gone.length === 0) return undefined;
    return {
      level: "outage",
      what: `The distribution answers no longer for ${namesIn(gone)}`,
      evidence: seenBoth(change, ["aliases"]),
      fix: "point the name elsewhere before",
    };
  },
};

function namesIn(names: Value | undefined): string {
  return isList(names) ? names.map(showValue).join(", ") : "";
}
