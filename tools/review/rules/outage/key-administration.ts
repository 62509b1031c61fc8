import type { Change } from "../../../plan/change";
import type { Statement } from "../../policy-document";

/** What has a key policy. */
export const KEYS = new Set([
  "aws_kms_key",
  "aws_kms_key_policy",
  "aws_kms_external_key",
  "aws_kms_replica_key",
  "aws_kms_replica_external_key",
]);

const ACTIONS = new Set(["*", "kms:*", "kms:put*", "kms:putkeypolicy"]);

/** Whether a statement lets somebody change the key policy itself. */
export function isAdministration({ type }: Change, { effect, actions }: Statement): boolean {
  return KEYS.has(type) && effect === "Allow" && actions.some((action) => ACTIONS.has(action.toLowerCase()));
}
