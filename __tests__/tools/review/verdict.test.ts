import type { Level } from "../../../tools/review/level";
import { worst } from "../../../tools/review/level";
import { reviewPlans } from "../../../tools/review/review-plans";
import { RULES } from "../../../tools/review/rules";
import { verdictOf } from "../../../tools/review/verdict";
import { created, planOf } from "./plans";

const review = (...changes: Parameters<typeof planOf>[0]) =>
  reviewPlans({
    plans: [{ plan: planOf(changes) }],
    unreviewed: [],
    rules: RULES,
    waivers: [],
    today: new Date(),
  });

/** The verdict of a review that has found something of these levels. */
function verdict(...levels: readonly Level[]): string {
  const finding = { rule: "x.y", stack: "app", address: "a.b", what: "w", evidence: [], fix: "f" };
  const findings = levels.map((level) => ({ ...finding, level }));
  return verdictOf({ ...review(created("aws_vpc")), level: worst(levels), findings }).text;
}

test.each<[readonly Level[], string]>([
  [["data-loss"], "Would lose data: 1 finding"],
  [["data-loss", "review"], "Would lose data: 1 finding; also 1 to review"],
  [["data-loss", "data-loss", "outage"], "Would lose data: 2 findings; also 1 outage"],
  [
    ["data-loss", "outage", "outage", "exposure", "cost", "review", "review", "routine"],
    "Would lose data: 1 finding; also 2 outages, 1 exposure, 1 higher cost and 2 to review",
  ],
  [["exposure", "exposure", "cost", "cost"], "Would expose: 2 findings; also 2 higher costs"],
  [["review"], "To be looked at: 1 finding"],
  [["routine", "routine"], "Routine: 2 findings"],
])("of %j is said as a person would", (levels, text) => expect(verdict(...levels)).toBe(text));

test("is safe where nothing that was found hurts, and nothing where nothing changes", () => {
  expect(verdictOf(review(created("aws_vpc"))).text).toBe("Safe: nothing that was found hurts");
  expect(verdictOf(review()).text).toBe("No changes in 1 stack");
});
