import { outageDbIdentifier } from "../../../../../tools/review/rules/outage/db-identifier";
import { check, replaced, updated } from "../../plans";

const database = { identifier: "app", port: 5432, db_subnet_group_name: "app", apply_immediately: true };

test.each([
  ["aws_db_instance", { identifier: "new" }, 'identifier from "app" to "new"'],
  ["aws_db_instance", { db_subnet_group_name: "new" }, 'db_subnet_group_name from "app" to "new"'],
  ["aws_rds_cluster", { port: 5433 }, "port from 5432 to 5433"],
])("a %s that is found elsewhere is an outage, and loses nothing: %j", (type, changes, words) => {
  expect(check(outageDbIdentifier, updated(type, database, changes))).toMatchObject([
    {
      level: "outage",
      what: `The database is found elsewhere at once: ${words}`,
      mitigation: "nothing in it is lost",
    },
  ]);
});

test("what forces a replacement is not its business", () => {
  const change = replaced("aws_rds_cluster", database, { db_subnet_group_name: "new" });
  expect(check(outageDbIdentifier, change)).toEqual([]);
  expect(check(outageDbIdentifier, updated("aws_db_instance", database, { tags: { a: "b" } }))).toEqual([]);
});
