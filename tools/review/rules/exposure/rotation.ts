import type { Rule } from "../../rule";
import { seenActions, turns } from "../../seen";
import { goesWithPartner } from "./partner";
import { seenTurn } from "./value-at";

const ROTATED = new Set(["aws_kms_key", "aws_kms_replica_key"]);

/**
 * What leaks once stays good for ever.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/secretsmanager_secret_rotation
 */
export const exposureRotation: Rule = {
  id: "exposure.rotation",
  check(change, { plan }) {
    if (ROTATED.has(change.type) && turns(change, "enable_key_rotation", true, false)) {
      return {
        level: "exposure",
        what: "The key is no longer rotated (enable_key_rotation = false)",
        evidence: seenTurn(change, "enable_key_rotation"),
        fix: "leave it on: older versions go on decrypting what they encrypted",
      };
    }
    if (change.type !== "aws_secretsmanager_secret_rotation" || change.kind !== "delete") return undefined;
    if (goesWithPartner(change, "secret_id", plan)) return undefined;
    return {
      level: "exposure",
      what: "The secret is no longer rotated",
      evidence: [seenActions(change)],
      fix: "keep it, or hand the rotation to the service that owns the secret",
    };
  },
};
