import { exposureBackupLowered } from "../../../../../tools/review/rules/exposure/backup-lowered";
import { check, created, updated } from "../../plans";

test("fewer days of backups are told with both numbers", () => {
  const TYPE = "aws_db_instance";
  expect(
    check(
      exposureBackupLowered,
      updated(TYPE, { backup_retention_period: 14 }, { backup_retention_period: 1 }),
    ),
  ).toMatchObject([
    {
      level: "exposure",
      what: "Automatic backups older than 1 days are deleted; they were kept 14 days (backup_retention_period)",
    },
  ]);
});

test("no days at all is a loss", () => {
  const off = updated(
    "aws_elasticache_replication_group",
    { snapshot_retention_limit: 7 },
    { snapshot_retention_limit: 0 },
  );
  expect(check(exposureBackupLowered, off)).toMatchObject([{ level: "data-loss" }]);
});

test("a rule of a backup plan that keeps for a shorter time, or goes, is told", () => {
  const rules = (days: number) => ({ rule: [{ rule_name: "daily", lifecycle: [{ delete_after: days }] }] });
  expect(check(exposureBackupLowered, updated("aws_backup_plan", rules(35), rules(7)))).toMatchObject([
    {
      level: "exposure",
      what: "Backups made by rule daily are kept 7 days instead of 35",
      mitigation: "those that are there keep their date",
    },
  ]);
  expect(check(exposureBackupLowered, updated("aws_backup_plan", rules(35), { rule: [] }))).toHaveLength(1);
  expect(check(exposureBackupLowered, updated("aws_backup_plan", rules(7), rules(35)))).toEqual([]);
});

test("more days, the same, and a new database are no findings", () => {
  const kept = { backup_retention_period: 7 };
  expect(
    check(exposureBackupLowered, updated("aws_db_instance", kept, { backup_retention_period: 14 })),
  ).toEqual([]);
  expect(check(exposureBackupLowered, updated("aws_db_instance", kept, { port: 1 }))).toEqual([]);
  expect(check(exposureBackupLowered, created("aws_db_instance", { backup_retention_period: 0 }))).toEqual(
    [],
  );
});
