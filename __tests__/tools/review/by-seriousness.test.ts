import { bySeriousness } from "../../../tools/review/by-seriousness";
import type { Finding } from "../../../tools/review/find-findings";
import { mergeReviews } from "../../../tools/review/merge-reviews";
import { reviewPlans } from "../../../tools/review/review-plans";
import { RULES } from "../../../tools/review/rules";
import { destroyed, planOf, updated } from "./plans";

const alarm = destroyed("aws_cloudwatch_metric_alarm", { alarm_name: "cpu" });
const database = updated("aws_db_instance", { publicly_accessible: false }, { publicly_accessible: true });
const unguarded = updated(
  "aws_lb",
  { enable_deletion_protection: true },
  { enable_deletion_protection: false },
);

const review = (stack: string, ...changes: readonly Parameters<typeof planOf>[0][number][]) =>
  reviewPlans({
    plans: [{ plan: { ...planOf(changes), stack } }],
    unreviewed: [],
    rules: RULES,
    waivers: [],
    today: new Date(),
  });

test("of one level, who gets in comes before a guard that goes, and that before an alarm", () => {
  const { findings } = review("app", alarm, unguarded, database);
  expect(findings.map(({ level, rule }) => [level, rule])).toEqual([
    ["exposure", "exposure.public-ip"],
    ["exposure", "exposure.guard-removed"],
    ["exposure", "outage.alarm"],
  ]);
});

test("it does so for stacks as well that were reviewed apart, in whichever order they come", () => {
  const first = review("a-watch", alarm);
  const second = review("b-data", database);
  for (const parts of [
    [first, second],
    [second, first],
  ]) {
    expect(mergeReviews(parts).findings.map(({ stack }) => stack)).toEqual(["b-data", "a-watch"]);
  }
});

test("the level comes before all, what speaks for others before the rest, and what no rule knows last", () => {
  const of = (level: Finding["level"], rule: string): Finding => {
    return { level, rule, stack: "app", address: "a.b", what: "w", evidence: [], fix: "f" };
  };
  const sorted = [
    of("data-loss", "loss.rename"),
    of("data-loss", "loss.db"),
    of("outage", "outage.vpc"),
    of("outage", "loss.ssm"),
    of("outage", "review.unknown-type"),
    of("review", "review.gone-stack"),
    of("review", "exposure.iam-more"),
  ];
  expect([...sorted].reverse().sort(bySeriousness)).toEqual(sorted);
});
