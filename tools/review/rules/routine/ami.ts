import type { Change } from "../../../plan/change";
import { differencesOf } from "../../difference";
import { foldOf } from "../../fold";
import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { showValue } from "../../show-value";

/**
 * New instances start from another image, or from another version of their launch template. Those that run stay, unless
 * the group refreshes them.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/launch_template
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/autoscaling_group
 */
export const routineAmi: Rule = {
  id: "routine.ami",
  check(change) {
    if (change.type === "aws_launch_template" && changesOnly(change, "image_id")) {
      return {
        level: "routine",
        what: `New instances start from the image ${showValue(change.after["image_id"])}; those that run stay`,
        evidence: [seen(change, "before", "image_id"), seen(change, "after", "image_id")],
        fix: "nothing to do",
      };
    }
    if (change.type !== "aws_autoscaling_group" || !changesOnly(change, "launch_template")) return undefined;
    const refresh = change.after["instance_refresh"];
    const evidence = [seen(change, "before", "launch_template"), seen(change, "after", "launch_template")];
    if (Array.isArray(refresh) && refresh.length > 0) {
      return {
        level: "review",
        what: "The group replaces its instances by new ones from another version of the launch template",
        evidence: [...evidence, seen(change, "after", "instance_refresh")],
        fix: "make sure that the instances that are left in the meantime bear the load",
      };
    }
    return {
      level: "routine",
      what: "New instances start from another version of the launch template; those that run stay",
      evidence,
      fix: "nothing to do",
    };
  },
};

/** Whether nothing else differs but tags and what only the apply tells. */
function changesOnly(change: Change, attribute: string): boolean {
  if (change.kind !== "update") return false;
  const differences = differencesOf(change);
  const others = differences.filter(({ path }) => path.split(/[.[]/)[0] !== attribute);
  return others.length < differences.length && foldOf(change, others) !== undefined;
}
