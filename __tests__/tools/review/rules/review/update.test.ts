import type { ChangeJson } from "../../../../../tools/plan/plan-json";
import { findFindings } from "../../../../../tools/review/find-findings";
import { costSize } from "../../../../../tools/review/rules/cost/size";
import { reviewTainted } from "../../../../../tools/review/rules/review/tainted";
import { destroyed, planOf, replaced, updated } from "../../plans";

/** What is found by two rules that do not tell what follows. */
function found(...changes: readonly ChangeJson[]) {
  const plan = planOf(changes);
  return findFindings(plan, { rules: [costSize, reviewTainted], planRules: [] });
}

test("an update that no rule knows names what it changes", () => {
  const queue = { delay_seconds: 0, policy: '{"a":1}', tags: { a: "1" }, url: "u" };
  const change = updated(
    "aws_sqs_queue",
    queue,
    { delay_seconds: 5, policy: '{"a":2}', tags: { a: "2" } },
    { unknown: { url: true } },
  );
  expect(found(change)).toMatchObject([
    {
      rule: "review.update",
      level: "review",
      what: "aws_sqs_queue changes in place: delay_seconds, policy; no rule knows what follows",
    },
  ]);
});

test("an update of nothing but tags and unknown values is not asked about", () => {
  expect(found(updated("aws_sqs_queue", { tags: { a: "1" } }, { tags: { a: "2" } }))).toEqual([]);
  expect(found(updated("aws_sqs_queue", { url: "u" }, {}, { unknown: { url: true } }))).toEqual([]);
});

test("an update of what a thing is described as is not asked about, beside others it is", () => {
  const words = updated("aws_secretsmanager_secret", { description: "a" }, { description: "b" });
  expect(found(words)).toEqual([]);
  const more = updated(
    "aws_sqs_queue",
    { description: "a", delay_seconds: 0 },
    { description: "b", delay_seconds: 1 },
  );
  expect(found(more)).toMatchObject([{ what: expect.stringContaining("in place: delay_seconds;") }]);
});

test("an update that a rule judges is not asked about again", () => {
  const change = updated("aws_ecs_service", { desired_count: 1, cpu: 1 }, { desired_count: 2, cpu: 2 });
  expect(found(change).map(({ rule }) => rule)).toEqual(["cost.size"]);
});

test("why something is replaced, and what it costs, does not tell what depends on it", () => {
  const change = replaced(
    "aws_ecs_service",
    { desired_count: 1 },
    { desired_count: 2 },
    { reason: "replace_because_tainted" },
  );
  expect(found(change).map(({ rule, level }) => [rule, level])).toEqual([
    ["cost.size", "cost"],
    ["review.tainted", "review"],
    ["review.unknown-type", "outage"],
  ]);
  expect(found(destroyed("aws_sqs_queue"))).toMatchObject([{ rule: "review.unknown-type" }]);
});
