import { costRetentionUp } from "../../../../../tools/review/rules/cost/retention-up";
import { check, created, updated } from "../../plans";

const TYPE = "aws_cloudwatch_log_group";
const kept = (days: number | null) => ({ retention_in_days: days });

test("logs that are kept for longer cost more", () => {
  expect(check(costRetentionUp, updated(TYPE, kept(30), kept(90)))).toMatchObject([
    { level: "review", what: "Log events are kept 90 days; they were kept 30 days" },
  ]);
  expect(check(costRetentionUp, updated(TYPE, kept(30), kept(0)))[0]?.what).toContain("kept forever");
});

test("a new group without a retention keeps its events forever", () => {
  for (const days of [0, null]) {
    expect(check(costRetentionUp, created(TYPE, kept(days)))).toMatchObject([
      { level: "review", what: "Log events are kept forever: no retention_in_days is set" },
    ]);
  }
});

test("logs that are kept for less, or for a time, are not its business", () => {
  expect(check(costRetentionUp, updated(TYPE, kept(90), kept(30)))).toEqual([]);
  expect(check(costRetentionUp, updated(TYPE, kept(0), kept(30)))).toEqual([]);
  expect(check(costRetentionUp, created(TYPE, kept(30)))).toEqual([]);
});
