import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { because, goes, seen, seenActions } from "../../seen";

/**
 * A log group goes, with its events; with skip_destroy it only leaves the state.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_log_group
 */
export const lossLog: Rule = {
  id: "loss.log",
  check(change) {
    if (!destroys(change) || change.type !== "aws_cloudwatch_log_group") return undefined;
    const evidence = [seenActions(change), seen(change, "before", "skip_destroy")];
    if (change.before["skip_destroy"] === true) {
      return {
        level: "review",
        what: `The log group is no longer managed${because(change)}: skip_destroy keeps it, and its events, in AWS and on the bill`,
        evidence,
        fix: "note down who deletes it, and when",
      };
    }
    return {
      level: "data-loss",
      what: `The log group ${goes(change)}, with every event in it`,
      evidence,
      fix: "export what has to be kept to S3 before, or apply skip_destroy before",
    };
  },
};
