import { lossDynamodbReplica } from "../../../../../tools/review/rules/loss/dynamodb-replica";
import { check, destroyed, updated } from "../../plans";

const table = { replica: [{ region_name: "eu-west-1" }, { region_name: "us-east-1" }] };

test("a table that leaves a region is missed there, and its items stay elsewhere", () => {
  const change = updated("aws_dynamodb_table", table, { replica: [{ region_name: "eu-west-1" }] });
  expect(check(lossDynamodbReplica, change)).toMatchObject([
    {
      level: "outage",
      what: "The table is removed from us-east-1",
      mitigation: "the items stay in the other regions",
    },
  ]);
});

test("the same for a replica that is a resource of its own", () => {
  expect(check(lossDynamodbReplica, destroyed("aws_dynamodb_table_replica"))).toMatchObject([
    { level: "outage", mitigation: "the items stay in the other regions" },
  ]);
});

test("a protected replica makes the apply fail", () => {
  const guarded = { deletion_protection_enabled: true };
  expect(check(lossDynamodbReplica, destroyed("aws_dynamodb_table_replica", guarded))).toMatchObject([
    { level: "outage", mitigation: "nothing is lost; what comes after it is not done" },
  ]);
});

test("a new region, and replicas nobody knows yet, are no removal", () => {
  const more = [...table.replica, { region_name: "eu-central-1" }];
  expect(check(lossDynamodbReplica, updated("aws_dynamodb_table", table, { replica: more }))).toEqual([]);
  const later = updated("aws_dynamodb_table", table, {}, { unknown: { replica: true } });
  expect(check(lossDynamodbReplica, later)).toEqual([]);
});
