import { lossTtl } from "../../../../../tools/review/rules/loss/ttl";
import { check, created, updated } from "../../plans";

const ttl = (enabled: boolean, name: string) => ({ ttl: [{ enabled, attribute_name: name }] });

test("items of a table age out once a time to live is enabled, or is another attribute", () => {
  for (const before of [ttl(false, ""), ttl(true, "created")]) {
    expect(check(lossTtl, updated("aws_dynamodb_table", before, ttl(true, "expires")))).toMatchObject([
      { level: "data-loss", what: "Items whose expires is in the past are deleted from then on" },
    ]);
  }
});

test("items stay where it is disabled, as it was, or the table new", () => {
  const on = ttl(true, "expires");
  expect(check(lossTtl, updated("aws_dynamodb_table", on, ttl(false, "expires")))).toEqual([]);
  expect(check(lossTtl, updated("aws_dynamodb_table", on, { billing_mode: "PROVISIONED" }))).toEqual([]);
  expect(check(lossTtl, created("aws_dynamodb_table", on))).toEqual([]);
});

test("messages age out where their retention is lowered", () => {
  const queue = (seconds: number) => ({ message_retention_seconds: seconds });
  expect(check(lossTtl, updated("aws_sqs_queue", queue(345_600), queue(3600)))).toMatchObject([
    { level: "data-loss", what: "Messages older than 3600 seconds are deleted; they were kept 345600" },
  ]);
  expect(check(lossTtl, updated("aws_sqs_queue", queue(3600), queue(345_600)))).toEqual([]);
  expect(
    check(lossTtl, updated("aws_kinesis_stream", { retention_period: 48 }, { retention_period: 24 })),
  ).toMatchObject([{ level: "data-loss" }]);
});
