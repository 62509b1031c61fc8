import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Value } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { lowered, seenActions } from "../../seen";
import { goesWithPartner } from "./partner";
import { seenAt, seenTurn, stays, valueAt } from "./value-at";

/** One attribute that stands between a mistake and a loss. */
interface Guard {
  readonly path: string;

  /** The value that guards. */
  readonly on: Value;

  readonly what: string;
}

const GUARDS: readonly Guard[] = [
  { path: "deletion_protection", on: true, what: "it can be deleted" },
  { path: "deletion_protection", on: "ACTIVE", what: "it can be deleted" },
  { path: "deletion_protection_enabled", on: true, what: "it can be deleted" },
  { path: "enable_deletion_protection", on: true, what: "it can be deleted" },
  { path: "disable_api_termination", on: true, what: "it can be terminated" },
  { path: "disable_api_stop", on: true, what: "it can be stopped" },
  { path: "force_destroy", on: false, what: "it can be destroyed with everything in it" },
  { path: "force_delete", on: false, what: "it can be destroyed with everything in it" },
  { path: "skip_final_snapshot", on: false, what: "no last snapshot is taken when it is destroyed" },
  { path: "skip_final_backup", on: false, what: "no last backup is taken when it is destroyed" },
  { path: "delete_automated_backups", on: false, what: "its automatic backups go with it" },
  {
    path: "point_in_time_recovery.0.enabled",
    on: true,
    what: "it can't be brought back to an earlier minute",
  },
];

/** How long AWS waits before what was deleted is gone. */
const WINDOWS = ["recovery_window_in_days", "deletion_window_in_days"];

/** Guards that are resources of their own. */
const RESOURCES: Readonly<Record<string, string>> = {
  aws_s3_bucket_object_lock_configuration: "What is put into the bucket is no longer locked against deletion",
  aws_backup_vault_lock_configuration: "Backups are no longer locked against deletion",
};

/**
 * The next mistake is not stopped any more. It is also the first half of destroying something on purpose: the values in
 * the state decide, so that a guard is taken away by one apply and the thing by the next.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket
 */
export const exposureGuardRemoved: Rule = {
  id: "exposure.guard-removed",
  check(change, { plan }) {
    const gone = RESOURCES[change.type];
    if (change.kind === "delete" && gone !== undefined) return ofResource(change, gone, plan);
    if (!stays(change)) return undefined;
    return [...ofGuards(change), ...ofWindows(change)];
  },
};

function ofGuards(change: Change): Found[] {
  return GUARDS.filter(({ path, on }) => isRemoved(change, path, on)).map(({ path, what }) => ({
    level: "exposure",
    what: `${path.replace(".0.", ".")} goes from ${said(change, "before", path)} to ${said(change, "after", path)}: ${what}`,
    evidence: seenTurn(change, path),
    fix: "leave it as it is, unless it is destroyed on purpose next",
  }));
}

function isRemoved(change: Change, path: string, on: Value): boolean {
  if (valueAt(change.before, path) !== on) return false;
  const after = valueAt(change.after, path);
  // What is left out is off; a guard that is off by being false has to be true to be removed.
  if (on === false) return after === true;
  return typeof on === "string" ? typeof after === "string" && after !== on : after !== true;
}

function said(change: Change, side: "before" | "after", path: string): string {
  return seenAt(change, side, path).split(" = ").slice(1).join(" = ");
}

function ofWindows(change: Change): Found[] {
  return WINDOWS.flatMap((name): Found[] => {
    const days = lowered(change, name);
    if (!days) return [];
    const what = `After it is deleted, it can be brought back for ${days.to} days instead of ${days.from}`;
    const evidence = seenTurn(change, name);
    return [{ level: "exposure", what, evidence, fix: "leave the window as long as it is" }];
  });
}

function ofResource(change: Change, what: string, plan: Plan): Found | undefined {
  if (goesWithPartner(change, "bucket", plan) || goesWithPartner(change, "backup_vault_name", plan))
    return undefined;
  return { level: "exposure", what, evidence: [seenActions(change)], fix: "keep it" };
}
