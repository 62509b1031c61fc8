import { lossRetention } from "../../../../../tools/review/rules/loss/retention";
import { check, created, updated } from "../../plans";

const kept = (days: number) => ({ retention_in_days: days });
const change = (before: number, after: number) =>
  updated("aws_cloudwatch_log_group", kept(before), kept(after));

test("events that are older than the new retention are deleted", () => {
  expect(check(lossRetention, change(90, 30))).toMatchObject([
    { level: "data-loss", what: "Log events older than 30 days are deleted; they were kept 90 days" },
  ]);
});

test("0 keeps them forever, so that any number is less", () => {
  expect(check(lossRetention, change(0, 365))[0]?.what).toContain("they were kept forever");
  expect(check(lossRetention, change(365, 0))).toEqual([]);
});

test("a longer retention, and a new group, delete nothing", () => {
  expect(check(lossRetention, change(30, 90))).toEqual([]);
  expect(check(lossRetention, created("aws_cloudwatch_log_group", kept(7)))).toEqual([]);
});
