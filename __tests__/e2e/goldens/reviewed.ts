import { join } from "node:path";
import { type Plan, readPlan } from "../../../tools/plan/plan";
import { readPlanFile } from "../../../tools/plan/plan-file";
import { readSynthesis } from "../../../tools/plan/synthesis";
import type { Rehearsal } from "../../../tools/rehearsal/rehearsal";
import type { Review } from "../../../tools/review/review";
import { reviewPlans } from "../../../tools/review/review-plans";
import { RULES } from "../../../tools/review/rules";
import { problemText } from "../../../tools/terminal/problem";
import { STACK_FILE } from "../../../tools/terraform/synthesized-stack";
import { terraformProblem } from "../../../tools/terraform/terraform";
import type { Applied } from "../support/applied";

const NO_WAIVERS = { waivers: [], today: new Date("2026-01-02T00:00:00Z") };

/** Of code nobody has committed yet: the longest way a commit is written. */
const COMMIT = "9f2c1e7d3b5a4c6e8f0a1b2c3d4e5f6a7b8c9d0e-dirty";

const DESTROY_FILE = "destroy.tfplan";
const DESTROY = ["plan", "-destroy", "-input=false", `-out=${DESTROY_FILE}`];

/** What Terraform itself says that a plan does. */
export interface OwnSummary {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

/** The review of a saved plan. Its numbers have to be Terraform's own. */
export async function reviewOf(
  { rehearsal, stack }: Pick<Applied, "rehearsal" | "stack">,
  { plan, file }: { readonly plan: Plan; readonly file: string },
): Promise<Review> {
  const plans = [{ plan, planned: readPlanFile(file) }];
  const review = reviewPlans({ plans, unreviewed: [], rules: RULES, commit: COMMIT, ...NO_WAIVERS });
  const { stdout } = await rehearsal.terraform(stack, ["show", file]);
  expect(review.summary).toMatchObject(ownSummary(stdout));
  return review;
}

/** Terraform's line `Plan: 1 to add, 2 to change, 3 to destroy.`, which is missing where nothing is to be done. */
export function ownSummary(shown: string): OwnSummary {
  const line = /^Plan: .*$/m.exec(shown)?.[0] ?? "";
  const count = (word: string) => Number(new RegExp(`(\\d+) to ${word}`).exec(line)?.[1] ?? 0);
  return { add: count("add"), change: count("change"), destroy: count("destroy") };
}

/** Plans to take everything away. */
export async function planDestroy(
  rehearsal: Rehearsal,
  stack: string,
): Promise<{ plan: Plan; file: string }> {
  const { directory } = rehearsal.stack(stack);
  const planned = await rehearsal.terraform(stack, DESTROY);
  expect(planned).toMatchObject({ code: 0 });
  const { stdout } = await rehearsal.terraform(stack, ["show", "-json", DESTROY_FILE]);
  const plan = readPlan(stack, JSON.parse(stdout), readSynthesis(join(directory, STACK_FILE)));
  return { plan, file: join(directory, DESTROY_FILE) };
}

/** The review where `prevent_destroy` makes Terraform refuse to plan that. */
export async function refusedDestroy(rehearsal: Rehearsal, stack: string): Promise<Review> {
  const result = await rehearsal.terraform(stack, DESTROY);
  expect(result).toMatchObject({ code: 1 });
  const problem = problemText(terraformProblem(`cdktf.out/stacks/${stack}`, DESTROY, result));
  const unreviewed = [{ stack, problem }];
  return reviewPlans({ plans: [], unreviewed, rules: RULES, commit: COMMIT, ...NO_WAIVERS });
}
