import { personsEnvironment } from "../terraform/environment";
import { findTerraform } from "../terraform/find-terraform";
import { headCommit } from "../terraform/head-commit";
import { Terraform } from "../terraform/terraform";
import { exitCodeOf } from "./exit-code";
import { mergeReviews } from "./merge-reviews";
import { readInputs } from "./read-inputs";
import type { ReviewOptions } from "./review-options";
import { reviewPlans } from "./review-plans";
import { RULES } from "./rules";
import { readWaivers } from "./waivers";
import { printReview, writeReview } from "./write-review";

export interface ReviewRequest extends ReviewOptions {
  readonly inputs: readonly string[];

  /** Directory with synthesized stacks. */
  readonly synth: string;

  /** @default - the saved plan is not known */
  readonly planFile?: string;

  readonly signal: AbortSignal;
}

/** `npm run review -- <plan.json|stack directory>...`: says what plans do, and what of it hurts. */
export async function reviewCommand(request: ReviewRequest): Promise<number> {
  const waivers = readWaivers(request.waivers);
  const { reviews, plans, unreviewed } = await readInputs({
    ...request,
    show: async (directory, planFile) => {
      const binary = await findTerraform();
      const environment = personsEnvironment();
      return new Terraform({ binary, environment, signal: request.signal }).planJson(directory, planFile);
    },
  });
  // npm runs scripts in this project; the plans may be another one's.
  const commit = await headCommit(process.env["INIT_CWD"] ?? process.cwd());
  const fresh = reviewPlans({ plans, unreviewed, rules: RULES, waivers, today: new Date(), commit });
  const review =
    plans.length + unreviewed.length > 0 ? mergeReviews([...reviews, fresh]) : mergeReviews(reviews);
  writeReview(review, request);
  printReview(review, request.html);
  return exitCodeOf(review, { failOn: request.failOn, detailed: request.detailedExitcode === true });
}
