import type { Rule } from "../../rule";
import { seen } from "../../seen";

/** What `retention_in_days` says for: keep forever. */
const NEVER = 0;

/**
 * Log events that are older than the new retention are deleted.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_log_group
 */
export const lossRetention: Rule = {
  id: "loss.retention",
  check(change) {
    if (change.type !== "aws_cloudwatch_log_group" || change.kind !== "update") return undefined;
    const before = change.before["retention_in_days"];
    const after = change.after["retention_in_days"];
    if (typeof before !== "number" || typeof after !== "number" || after === NEVER) return undefined;
    if (before !== NEVER && after >= before) return undefined;
    return {
      level: "data-loss",
      what: `Log events older than ${after} days are deleted; they were kept ${before === NEVER ? "forever" : `${before} days`}`,
      evidence: [seen(change, "before", "retention_in_days"), seen(change, "after", "retention_in_days")],
      fix: "export what has to be kept to S3 before, or leave the retention as it is",
    };
  },
};
