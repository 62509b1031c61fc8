import type { Rule } from "../../rule";
import { seen } from "../../seen";

/** What retention_in_days says for: keep forever. */
const NEVER = 0;

/**
 * Logs are kept for longer, or forever: the bill grows with each day.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_log_group
 */
export const costRetentionUp: Rule = {
  id: "cost.retention-up",
  check(change) {
    if (change.type !== "aws_cloudwatch_log_group") return undefined;
    const before = change.before["retention_in_days"];
    const after = change.after["retention_in_days"];
    const fix = "keep logs as long as somebody has to read them, and no longer";
    if (change.kind === "create" && (after === NEVER || after === null)) {
      return {
        level: "review",
        what: "Log events are kept forever: no retention_in_days is set",
        evidence: [seen(change, "after", "retention_in_days")],
        fix,
      };
    }
    if (change.kind !== "update" || typeof before !== "number" || typeof after !== "number") return undefined;
    if (before === NEVER || (after !== NEVER && after <= before)) return undefined;
    return {
      level: "review",
      what: `Log events are kept ${after === NEVER ? "forever" : `${after} days`}; they were kept ${before} days`,
      evidence: [seen(change, "before", "retention_in_days"), seen(change, "after", "retention_in_days")],
      fix,
    };
  },
};
