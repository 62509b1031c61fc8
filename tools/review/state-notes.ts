import type { Difference } from "./difference";

/**
 * Arguments that AWS knows nothing of: Terraform keeps them in its state, for the day on which it updates or destroys. An
 * import finds none, so that every adoption has them as changes.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs
 */
const OWN_NOTES = new Set([
  "allow_major_version_upgrade",
  "allow_overwrite",
  "apply_immediately",
  "bypass_policy_lockout_safety_check",
  "deletion_window_in_days",
  "final_snapshot_identifier",
  "force_delete",
  "force_destroy",
  "force_detach_policies",
  "force_new_deployment",
  "force_overwrite_replica_secret",
  "publish",
  "recovery_window_in_days",
  "replace_security_groups_on_destroy",
  "retain_on_delete",
  "revoke_rules_on_delete",
  "skip_destroy",
  "skip_final_snapshot",
  "user_data_replace_on_change",
  "wait_for_deployment",
  "wait_for_steady_state",
]);

/** To be patient harms nobody. */
const WAITS = /^wait_for_/;

/** Whether an import only notes down how careful Terraform is to be. What makes it less careful has to be read. */
export function isOwnNote({ path, before, after }: Difference): boolean {
  if (!OWN_NOTES.has(path) || (before !== null && before !== undefined)) return false;
  if (typeof after === "number") return after > 0;
  return after === false || typeof after === "string" || (after === true && WAITS.test(path));
}
