import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { blocksOf } from "./blocks-of";
import { refusedByProtection } from "./refusals";

/**
 * A table goes, and what is in it. Its keys and its name can't be changed in place.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/dynamodb_table
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
 */
export const lossDynamodb: Rule = {
  id: "loss.dynamodb",
  check(change) {
    if (!destroys(change) || change.type !== "aws_dynamodb_table") return undefined;
    const refused = refusedByProtection(change, "table", "deletion_protection_enabled");
    if (refused) return refused;
    const isRecoverable = blocksOf(change.before["point_in_time_recovery"]).some(
      ({ enabled }) => enabled === true,
    );
    return {
      level: "data-loss",
      what: `The table ${goes(change)}, with every item in it`,
      evidence: [seenActions(change), seen(change, "before", "point_in_time_recovery")],
      ...(isRecoverable && {
        mitigation:
          "point_in_time_recovery is on: AWS keeps a system backup for 35 days; a new table starts empty",
      }),
      fix: "back it up before, and copy the items into the new one; or keep it",
    };
  },
};
