import type { Rule } from "../../rule";
import { editsBelow, inWords, seenBoth } from "./editing";

const TYPES = new Set(["aws_lb_target_group", "aws_alb_target_group"]);

/**
 * A health check that targets don't pass takes all of them out, and ECS stops them.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lb_target_group
 */
export const outageHealthCheck: Rule = {
  id: "outage.health-check",
  check(change) {
    if (!TYPES.has(change.type)) return undefined;
    const edits = editsBelow(change, "health_check");
    if (edits.length === 0) return undefined;
    const words = edits.map(({ path, before, after }) => inWords(nameIn(path), before, after));
    return {
      level: "review",
      what: `Running targets are judged by another health check: ${words.join(", ")}`,
      evidence: seenBoth(change, ["health_check"]),
      fix: "see that what runs now passes the new check, before the new version is out",
    };
  },
};

/** The last name of `health_check[0].path`. */
function nameIn(path: string): string {
  return path.split(".").pop() ?? path;
}
