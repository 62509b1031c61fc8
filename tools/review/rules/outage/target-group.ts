import type { Change } from "../../../plan/change";
import type { Found, Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { goesAway, goesInTurn, nameTaken } from "./going";

const TYPES = new Set(["aws_lb_target_group", "aws_alb_target_group"]);
const ATTACHMENTS = new Set(["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"]);

/**
 * AWS refuses to destroy a target group that a listener forwards to; a new one has no healthy targets at first.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lb_target_group
 */
export const outageTargetGroup: Rule = {
  id: "outage.target-group",
  check(change) {
    if (goesAway(change, ATTACHMENTS)) return ofAttachment(change);
    if (!goesAway(change, TYPES)) return undefined;
    const evidence = [seenActions(change)];
    if (change.kind === "delete") {
      return {
        level: "review",
        what: "The target group is destroyed; the apply fails there while a listener forwards to it",
        evidence,
        fix: "see that no listener, rule or service of another stack names it",
      };
    }
    const taken = nameTaken(change, "The target group");
    if (taken) return taken;
    if (change.order === "create-first") {
      return {
        level: "review",
        what: `The target group ${goes(change)}; it has no healthy targets until the service registers them`,
        evidence,
        mitigation: "the new one is made before the old one goes",
        fix: "watch its healthy targets while the listener moves to it",
      };
    }
    return {
      level: "outage",
      what: `The target group ${goesInTurn(change)}: AWS refuses while a listener forwards to it`,
      evidence,
      fix: "set create_before_destroy and name_prefix on it",
    };
  },
};

function ofAttachment(change: Change): Found {
  return {
    level: "review",
    what: `The attachment of ${showValue(change.before["target_id"])} ${goesInTurn(change)}: it gets no requests then`,
    evidence: [seenActions(change), seen(change, "before", "target_id")],
    fix: "see that enough healthy targets stay in the group",
  };
}
