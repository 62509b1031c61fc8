import { lossDynamodb } from "../../../../../tools/review/rules/loss/dynamodb";
import { check, destroyed, replaced, updated } from "../../plans";

const table = { deletion_protection_enabled: false, hash_key: "id", point_in_time_recovery: [] };

test("a table that is replaced loses its items, and the attribute that forces it is named", () => {
  expect(
    check(lossDynamodb, replaced("aws_dynamodb_table", table, { hash_key: "key" }, { by: ["hash_key"] })),
  ).toMatchObject([
    { level: "data-loss", what: "The table is replaced because of hash_key, with every item in it" },
  ]);
});

test("point-in-time recovery leaves a backup, and does not make it harmless", () => {
  const recoverable = { ...table, point_in_time_recovery: [{ enabled: true }] };
  expect(check(lossDynamodb, destroyed("aws_dynamodb_table", recoverable))).toMatchObject([
    { level: "data-loss", mitigation: expect.stringContaining("35 days") },
  ]);
});

test("with deletion protection nothing is lost, and the apply fails", () => {
  const guarded = { ...table, deletion_protection_enabled: true };
  expect(check(lossDynamodb, destroyed("aws_dynamodb_table", guarded))).toMatchObject([
    {
      level: "outage",
      what: "The table is destroyed, and the apply fails there: deletion_protection_enabled is on",
      mitigation: "nothing is lost; what comes after it is not done",
    },
  ]);
});

test("a table that an old plan tells nothing about is taken for unprotected", () => {
  expect(check(lossDynamodb, destroyed("aws_dynamodb_table"))).toMatchObject([{ level: "data-loss" }]);
});

test("a table that is changed in place is not its business", () => {
  expect(check(lossDynamodb, updated("aws_dynamodb_table", table, { billing_mode: "PROVISIONED" }))).toEqual(
    [],
  );
});
