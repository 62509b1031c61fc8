import { lossBackup } from "../../../../../tools/review/rules/loss/backup";
import { check, destroyed, replaced, updated } from "../../plans";

test("a vault with force_destroy goes with its backups", () => {
  expect(check(lossBackup, destroyed("aws_backup_vault", { force_destroy: true }))).toMatchObject([
    { level: "data-loss", what: "The vault is destroyed, with every backup in it" },
  ]);
});

test("backups keep a vault without force_destroy from being destroyed", () => {
  expect(check(lossBackup, destroyed("aws_backup_vault", { force_destroy: false }))).toMatchObject([
    { level: "outage", mitigation: "nothing is lost; what comes after it is not done" },
  ]);
});

test("what a plan covered is not backed up any more", () => {
  expect(check(lossBackup, destroyed("aws_backup_plan"))).toMatchObject([
    { level: "exposure", mitigation: "backups that are there already stay until they expire" },
  ]);
});

test("a selection that is replaced needs but a look", () => {
  const change = replaced("aws_backup_selection", {}, { resources: ["*"] }, { by: ["resources"] });
  expect(check(lossBackup, change)).toMatchObject([
    { level: "review", what: "A new backup selection takes the place of the old because of resources" },
  ]);
});

test("a plan that is changed in place is not its business", () => {
  expect(check(lossBackup, updated("aws_backup_plan", { rule: [] }, { rule: [{ rule_name: "a" }] }))).toEqual(
    [],
  );
});

test("a selection that goes with its plan is told of there", () => {
  const selection = destroyed("aws_backup_selection", { plan_id: "p-1" });
  expect(check(lossBackup, selection, destroyed("aws_backup_plan", { id: "p-1" }))).toMatchObject([
    { level: "routine" },
  ]);
});
