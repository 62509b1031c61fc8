import type { Change } from "../../../plan/change";
import type { Found, Rule } from "../../rule";
import { lowered, seenActions } from "../../seen";
import { seenBoth } from "./editing";
import { goesAway, goesInTurn, goesWithOwner } from "./going";
import { userThatGoes } from "./user-that-goes";

const TARGETS = new Set(["aws_appautoscaling_target"]);
const GROUPS = new Set(["aws_autoscaling_group"]);

/**
 * A service that can't grow is out under load, and one that may shrink to nothing is out without it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/appautoscaling_target
 */
export const outageAutoscaling: Rule = {
  id: "outage.autoscaling",
  check(change, { plan }) {
    if (goesAway(change, TARGETS)) {
      const service = userThatGoes(change, plan);
      if (service) return goesWithOwner(change, service);
      return {
        level: "review",
        what: `The scaling target ${goesInTurn(change)}: the service keeps the size it has at that moment`,
        evidence: [seenActions(change)],
        fix: "see that it is at the size it needs, and that somebody scales it by hand",
      };
    }
    if (goesAway(change, GROUPS)) return ofGroup(change);
    if (TARGETS.has(change.type)) return limits(change, "max_capacity", "min_capacity");
    if (GROUPS.has(change.type)) return limits(change, "max_size", "min_size");
    return undefined;
  },
};

function ofGroup(change: Change): Found {
  const isGap = change.order !== "create-first";
  return {
    level: isGap ? "outage" : "review",
    what: `The group ${goesInTurn(change)}: all of its instances end`,
    evidence: [seenActions(change)],
    ...(!isGap && { mitigation: "the new group is made first, and waits for its instances" }),
    fix: "move the traffic to other instances before",
  };
}

function limits(change: Change, maximum: string, minimum: string): Found[] {
  const most = lowered(change, maximum);
  const least = lowered(change, minimum);
  const found: Found[] = [];
  if (most) {
    found.push({
      level: most.to === 0 ? "outage" : "review",
      what: `It can't grow as far any more: ${maximum} from ${most.from} to ${most.to}`,
      evidence: seenBoth(change, [maximum]),
      fix: "compare with the most it needed in the last month",
    });
  }
  if (least?.to === 0 && most?.to !== 0) {
    found.push({
      level: "review",
      what: `It may shrink to nothing: ${minimum} from ${least.from} to 0`,
      evidence: seenBoth(change, [minimum]),
      fix: "see that callers can wait until the first one has started",
    });
  }
  return found;
}
