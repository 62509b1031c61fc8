import { differencesFromReview, type PlanToApply } from "../../../tools/delivery/reviewed-plan";
import { reviewPlans } from "../../../tools/review/review-plans";
import { planOf } from "../review/plans";

const planned = { sha256: "abc", serial: 41, lineage: "8d1c" };

const review = reviewPlans({
  plans: [{ plan: planOf([], { terraform_version: "1.11.4" }), planned }],
  unreviewed: [{ stack: "data-prod", problem: "terraform plan failed" }],
  rules: { rules: [], planRules: [] },
  waivers: [],
  today: new Date("2026-03-04"),
  commit: "9f2c1e7",
});

const asReviewed: PlanToApply = {
  file: planned,
  state: { serial: 41, lineage: "8d1c" },
  commit: "9f2c1e7",
  terraform: "1.11.4",
};

function differences(change: Partial<PlanToApply>): string[] {
  return differencesFromReview("app-prod", review, { ...asReviewed, ...change });
}

test("a plan that is what was reviewed differs in nothing", () => {
  expect(differences({})).toEqual([]);
});

test.each<[string, Partial<PlanToApply>, string]>([
  [
    "plan file",
    { file: { ...planned, sha256: "def" } },
    "the plan file (SHA-256) was abc when it was reviewed, and is def",
  ],
  [
    "state",
    { state: { serial: 42, lineage: "8d1c" } },
    "the state's serial was 41 when it was reviewed, and is 42",
  ],
  [
    "lineage",
    { state: { serial: 41, lineage: "0000" } },
    "the state's lineage was 8d1c when it was reviewed, and is 0000",
  ],
  [
    "commit",
    { commit: "9f2c1e7-dirty" },
    "the commit was 9f2c1e7 when it was reviewed, and is 9f2c1e7-dirty",
  ],
  ["Terraform", { terraform: "1.12.0" }, "Terraform was 1.11.4 when it was reviewed, and is 1.12.0"],
])("another %s is told with both values", (_, change, sentence) => {
  expect(differences(change)).toEqual([sentence]);
});

test("a state that is gone is another one", () => {
  expect(differences({ state: undefined })).toEqual([
    "the state's serial was 41 when it was reviewed, and is 0",
    "the state's lineage was 8d1c when it was reviewed, and is not known",
  ]);
});

test("everything that differs is told at once", () => {
  expect(differences({ commit: "other", terraform: "1.12.0" })).toHaveLength(2);
});

test("a stack that was not reviewed, or is not in the review, can't be applied", () => {
  expect(differencesFromReview("data-prod", review, asReviewed)).toEqual([
    "it was not reviewed: terraform plan failed",
  ]);
  expect(differencesFromReview("other", review, asReviewed)).toEqual([
    "the review is of app-prod, data-prod",
  ]);
});

test("a stack that has to be planned again after another can't be applied", () => {
  const stacks = review.stacks.map((stack) => ({ ...stack, planAgainAfter: ["network-prod"] }));
  expect(differencesFromReview("app-prod", { ...review, stacks }, asReviewed)).toEqual([
    "it was planned with values that network-prod was about to change",
  ]);
});
