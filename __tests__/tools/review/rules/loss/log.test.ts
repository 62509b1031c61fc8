import { lossLog } from "../../../../../tools/review/rules/loss/log";
import { check, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_cloudwatch_log_group";

test("a log group goes with its events", () => {
  expect(
    check(lossLog, replaced(TYPE, { skip_destroy: false }, { name: "b" }, { by: ["name"] })),
  ).toMatchObject([
    { level: "data-loss", what: "The log group is replaced because of name, with every event in it" },
  ]);
  expect(check(lossLog, destroyed(TYPE))).toMatchObject([{ level: "data-loss" }]);
});

test("with skip_destroy it stays in AWS, and on the bill", () => {
  expect(check(lossLog, destroyed(TYPE, { skip_destroy: true }))).toMatchObject([
    { level: "review", what: expect.stringContaining("skip_destroy keeps it") },
  ]);
});

test("another retention is not its business", () => {
  expect(check(lossLog, updated(TYPE, { retention_in_days: 30 }, { retention_in_days: 7 }))).toEqual([]);
});
