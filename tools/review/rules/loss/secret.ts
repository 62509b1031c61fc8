import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

/**
 * A secret goes, and whoever reads it fails. Within its recovery window it can be had back, and its name can't be used
 * again. A window of 0, or none in the state as after an import, leaves no way back.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/secretsmanager_secret
 */
export const lossSecret: Rule = {
  id: "loss.secret",
  check(change) {
    if (!destroys(change) || change.type !== "aws_secretsmanager_secret") return undefined;
    const days = change.before["recovery_window_in_days"];
    const evidence = [seenActions(change), seen(change, "before", "recovery_window_in_days")];
    if (typeof days === "number" && days > 0) {
      return {
        level: "outage",
        what: `The secret ${goes(change)}: whoever reads it fails, and its name is taken for ${days} days`,
        evidence,
        mitigation: `it can be restored for ${days} days: aws secretsmanager restore-secret`,
        fix: "move its readers to another secret before",
      };
    }
    return {
      level: "data-loss",
      what: `The secret ${goes(change)} without a recovery window: it can't be had back, and whoever reads it fails`,
      evidence,
      fix: "apply a recovery_window_in_days of 7 to 30 before anything else",
    };
  },
};
