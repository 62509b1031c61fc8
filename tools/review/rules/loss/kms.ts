import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

const TYPES = new Set([
  "aws_kms_key",
  "aws_kms_external_key",
  "aws_kms_replica_key",
  "aws_kms_replica_external_key",
]);

/** Days the provider asks for where nobody said. */
const DEFAULT_WINDOW = 30;

/**
 * A key is scheduled for deletion: what it encrypts can't be read from the apply on, and never again once the window is
 * over.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/kms_key
 */
export const lossKms: Rule = {
  id: "loss.kms",
  check(change) {
    if (!destroys(change) || !TYPES.has(change.type)) return undefined;
    const days = change.before["deletion_window_in_days"];
    const window =
      typeof days === "number" ? `${days} days` : days === null ? `${DEFAULT_WINDOW} days` : "7 to 30 days";
    return {
      level: "data-loss",
      what: `The key ${goes(change)}: what it encrypts can't be read from then on, and is lost after ${window}`,
      evidence: [seenActions(change), seen(change, "before", "deletion_window_in_days")],
      mitigation: `for ${window} it can be taken back: aws kms cancel-key-deletion`,
      fix: "find out what is encrypted with it, snapshots and backups too, and encrypt that with another key before",
    };
  },
};
