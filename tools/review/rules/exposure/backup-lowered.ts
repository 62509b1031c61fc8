import type { Change } from "../../../plan/change";
import type { Found, Rule } from "../../rule";
import { lowered } from "../../seen";
import { blocksOf, seenAt, seenTurn, stays, valueAt } from "./value-at";

/** How many days automatic backups are kept; 0 turns them off. */
const DAYS = [
  "backup_retention_period",
  "snapshot_retention_limit",
  "automated_snapshot_retention_period",
  "automatic_backup_retention_days",
];

const DELETE_AFTER = "lifecycle.0.delete_after";

/**
 * AWS deletes the automatic backups that are older than what is kept; with 0 it deletes all of them and makes no more.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance
 */
export const exposureBackupLowered: Rule = {
  id: "exposure.backup-lowered",
  check(change) {
    if (change.type === "aws_backup_plan") return ofPlan(change);
    return DAYS.flatMap((name): Found[] => {
      const days = lowered(change, name);
      if (!days) return [];
      const evidence = seenTurn(change, name);
      if (days.to === 0) {
        const what = `Automatic backups are turned off, and those of ${days.from} days are deleted (${name} = 0)`;
        return [
          { level: "data-loss", what, evidence, fix: "keep backups on, or take a snapshot by hand before" },
        ];
      }
      const what = `Automatic backups older than ${days.to} days are deleted; they were kept ${days.from} days (${name})`;
      return [
        { level: "exposure", what, evidence, fix: "leave it, or take a snapshot of an older day first" },
      ];
    });
  },
};

/** Rules of a plan by their names: those that keep for a shorter time, or are gone. */
function ofPlan(change: Change): Found[] {
  if (!stays(change)) return [];
  const after = blocksOf(change.after["rule"]);
  return blocksOf(change.before["rule"]).flatMap((old): Found[] => {
    const name = String(old["rule_name"]);
    const own = after.find((rule) => rule["rule_name"] === old["rule_name"]);
    const evidence = [seenAt(change, "before", "rule"), seenAt(change, "after", "rule")];
    if (!own) {
      const what = `The backup plan loses its rule ${name}: nothing is backed up by it any more`;
      return [{ level: "exposure", what, evidence, fix: "check that another rule does the same" }];
    }
    const [from, to] = [valueAt(old, DELETE_AFTER) ?? 0, valueAt(own, DELETE_AFTER) ?? 0];
    if (typeof from !== "number" || typeof to !== "number" || to === 0 || (from !== 0 && to >= from))
      return [];
    const what = `Backups made by rule ${name} are kept ${to} days instead of ${from === 0 ? "forever" : from}`;
    return [
      {
        level: "exposure",
        what,
        evidence,
        mitigation: "those that are there keep their date",
        fix: "leave it as it is",
      },
    ];
  });
}
