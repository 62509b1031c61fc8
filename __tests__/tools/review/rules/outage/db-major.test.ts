import { outageDbMajor } from "../../../../../tools/review/rules/outage/db-major";
import { check, updated } from "../../plans";

function upgrade(type: string, engine: string, from: string, to: string, more = {}) {
  const before = { engine, engine_version: from, allow_major_version_upgrade: true, ...more };
  return check(outageDbMajor, updated(type, before, { engine_version: to }));
}

test.each([
  ["aws_db_instance", "postgres", "15.4", "16.1"],
  ["aws_db_instance", "postgres", "9.5.2", "9.6.1"],
  ["aws_db_instance", "mysql", "8.0.35", "8.4.3"],
  ["aws_rds_cluster", "aurora-mysql", "5.7.mysql_aurora.2.11.4", "8.0.mysql_aurora.3.05.2"],
  ["aws_docdb_cluster", "docdb", "4.0.0", "5.0.0"],
])("a major version can't be taken back: %s %s %s to %s", (type, engine, from, to) => {
  expect(upgrade(type, engine, from, to)).toMatchObject([
    {
      level: "outage",
      what: `The database is upgraded at the maintenance window, and can't go back: engine_version from "${from}" to "${to}"`,
    },
  ]);
});

test("a major version that is not allowed makes the apply fail", () => {
  expect(
    upgrade("aws_db_instance", "postgres", "15", "16", { allow_major_version_upgrade: false }),
  ).toMatchObject([
    { level: "outage", mitigation: "the database stays as it is; what comes after it is not done" },
  ]);
});

test.each([
  ["postgres", "15.4", "15.6"],
  ["mysql", "8.0.35", "8.0.36"],
  ["postgres", "16.1", "15.4"],
  ["postgres", "15", "15.4"],
])("a smaller step, and one back, are not its business: %s %s to %s", (engine, from, to) => {
  expect(upgrade("aws_db_instance", engine, from, to)).toEqual([]);
});
