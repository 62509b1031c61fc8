import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { goesAway, goesInTurn, nameTaken } from "./going";

const TYPES = new Set(["aws_ecs_service"]);

/**
 * A service goes, and stops its tasks.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecs_service
 */
export const outageEcsService: Rule = {
  id: "outage.ecs-service",
  check(change) {
    if (!goesAway(change, TYPES)) return undefined;
    const evidence = [seenActions(change), seen(change, "before", "desired_count")];
    const taken = nameTaken(change, "The service", {
      mitigation: "the old one keeps running",
      fix: "give the new one another name, or let the old one go first in a quiet hour",
    });
    if (taken) return taken;
    if (change.before["desired_count"] === 0) {
      return {
        level: "review",
        what: `The service ${goesInTurn(change)}; it is meant to run no tasks`,
        evidence,
        mitigation: "no task is running for it",
        fix: "see that nobody starts it when it is needed",
      };
    }
    if (change.order === "create-first") {
      return {
        level: "review",
        what: `The service ${goes(change)}, and starts anew under another name`,
        evidence,
        mitigation: "the new one is made first; its tasks may not be healthy yet when the old ones stop",
        fix: "set wait_for_steady_state, so that the old one stays until the new one is healthy",
      };
    }
    return {
      level: "outage",
      what: `The service ${goesInTurn(change)}: all of its tasks stop`,
      evidence,
      fix: "keep it, or make a new one under another name first and move its callers",
    };
  },
};
