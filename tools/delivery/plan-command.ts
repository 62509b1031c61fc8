import { join, relative } from "node:path";
import { synthesize } from "../rehearsal/synthesize";
import { providerCache } from "../rehearsal/work-directory";
import { exitCodeOf } from "../review/exit-code";
import type { Review } from "../review/review";
import type { ReviewOptions } from "../review/review-options";
import { reviewPlans } from "../review/review-plans";
import { RULES } from "../review/rules";
import { readWaivers } from "../review/waivers";
import { printReview, writeReview } from "../review/write-review";
import { colours } from "../terminal/colours";
import { Progress } from "../terminal/progress";
import { headCommit } from "../terraform/head-commit";
import { projectTerraform } from "../terraform/project-terraform";
import { type Choice, type Chosen, chooseStacks } from "./choose-stacks";
import { matrix } from "./matrix";
import { planStacks } from "./plan-stacks";

export const OUTDIR = "cdktf.out";

/** What `npm run apply` compares with, beside the plans. */
export const REVIEW_FILE = `${OUTDIR}/review.json`;

const PAGE_FILE = `${OUTDIR}/review.html`;

export interface PlanRequest extends Choice, ReviewOptions {
  /** Whether to print a matrix of CI jobs in place of planning. */
  readonly matrix: boolean;

  /** Whether a plan waits for whoever is changing the state, and keeps others from it. */
  readonly lock: boolean;

  /** AWS profile to sign in with. @default - whoever the environment says */
  readonly profile?: string | undefined;

  readonly signal: AbortSignal;
}

/** `npm run plan`: synthesizes, plans, reviews, and keeps the plans that `npm run apply` applies. */
export async function planCommand(request: PlanRequest): Promise<number> {
  const project = process.cwd();
  const waivers = readWaivers(request.waivers);
  // A matrix is the only thing on standard output when one is asked for.
  const { step } = new Progress(request.matrix ? process.stderr : process.stdout);
  const stacks = await step("synthesize", () => synthesize(project, OUTDIR));
  const chosen = await step("choose stacks", (note) => chooseStacks(project, stacks, request, note));
  if (request.matrix) {
    writeReview(expected(chosen), { json: REVIEW_FILE });
    console.log(matrix(chosen.stacks));
    return 0;
  }
  const terraform = await projectTerraform({
    project,
    directory: join(project, OUTDIR),
    cache: providerCache(project),
    signal: request.signal,
  });
  const planned = await planStacks({ ...request, stacks: chosen.stacks, terraform, step });
  const commit = await headCommit(project);
  const { gone } = chosen;
  const review = reviewPlans({ ...planned, gone, rules: RULES, waivers, today: new Date(), commit });
  const { html = PAGE_FILE } = request;
  writeReview(review, { ...request, html });
  writeReview(review, { json: REVIEW_FILE });
  printReview(review, html);
  console.log(nextSteps(review, html, request.profile).join("\n"));
  return exitCodeOf(review, { failOn: request.failOn, detailed: request.detailedExitcode === true });
}

/** What the jobs of a matrix have to bring: a stack whose job fails is told as not reviewed. */
function expected({ stacks, gone }: Chosen): Review {
  const problem = "the job that plans it brought no review";
  const unreviewed = stacks.map(({ name }) => ({ stack: name, problem }));
  return reviewPlans({ plans: [], unreviewed, gone, rules: RULES, waivers: [], today: new Date() });
}

/** What to do with the plans, in the order in which they can be applied. */
function nextSteps({ stacks }: Review, page: string, profile: string | undefined): string[] {
  const { bold, dim } = colours(process.stdout);
  const signIn = profile === undefined ? "" : ` --profile '${profile}'`;
  const changing = stacks.filter(({ problem, changes, folded, outputs }) => {
    return problem === undefined && changes.length + folded.length + outputs.length > 0;
  });
  return [
    "",
    `The page: ${relative(process.cwd(), page)}`,
    ...(changing.length > 0 ? ["", bold("Apply, in this order")] : []),
    ...changing.map(
      ({ name, planAgainAfter }) =>
        `  npm run apply -- ${name}${signIn}${
          planAgainAfter.length > 0 ? dim(`   plan it again after ${planAgainAfter.join(", ")}`) : ""
        }`,
    ),
  ];
}
