import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { readPlanFile } from "../plan/plan-file";
import { providerCache } from "../rehearsal/work-directory";
import { EXIT } from "../review/exit-code";
import { PLAN_FILE } from "../review/read-inputs";
import { readReview } from "../review/read-review";
import type { Review } from "../review/review";
import { summaryLine } from "../review/summary";
import { colours } from "../terminal/colours";
import { confirmed } from "../terminal/confirmed";
import { Problem } from "../terminal/problem";
import { Progress } from "../terminal/progress";
import { headCommit } from "../terraform/head-commit";
import { projectTerraform } from "../terraform/project-terraform";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { SynthesizedStacks } from "../terraform/synthesized-stacks";
import type { Terraform } from "../terraform/terraform";
import { OUTDIR } from "./plan-command";
import { LOCK_TIMEOUT } from "./plan-stacks";
import { differencesFromReview } from "./reviewed-plan";
import { SignIn } from "./sign-in";

export interface ApplyRequest {
  /** At least one. */
  readonly names: readonly string[];

  /** The review the plans have to be those of. */
  readonly review: string;

  /** Whether to go on without asking. */
  readonly yes: boolean;

  /** AWS profile to sign in with. @default - whoever the environment says */
  readonly profile?: string | undefined;

  readonly signal: AbortSignal;
}

/**
 * `npm run apply -- <stack>...`: applies the plans that were reviewed, and no others, one after the other.
 *
 * The first that is not what was reviewed, or that fails, ends it: those after it may depend on it.
 */
export async function applyCommand(request: ApplyRequest): Promise<number> {
  const { names, review: file, yes, profile, signal } = request;
  const project = process.cwd();
  const review = readReview(file);
  const synthesized = new SynthesizedStacks(join(project, OUTDIR));
  const stacks = [...new Set(names)].map((name) => synthesized.get(name));
  assertPlanned(project, stacks);
  const cache = providerCache(project);
  const terraform = await projectTerraform({ project, directory: join(project, OUTDIR), cache, signal });
  const signIn = new SignIn({ terraform, profile });
  const position = ({ name }: SynthesizedStack) => review.stacks.findIndex((stack) => stack.name === name);
  for (const stack of stacks.sort((a, b) => position(a) - position(b))) {
    const code = await applyStack({ stack, review, file, signIn, yes });
    if (code !== EXIT.reviewed) return code;
  }
  return EXIT.reviewed;
}

/** Looks for every plan before the first is applied. */
function assertPlanned(project: string, stacks: readonly SynthesizedStack[]): void {
  const missing = stacks.filter(({ directory }) => !existsSync(join(directory, PLAN_FILE)));
  if (missing.length === 0) return;
  throw new Problem(
    "nothing was applied: not everything is planned",
    missing.map(
      ({ name, directory }) => `no plan is kept in ${relative(project, directory)}: npm run plan -- ${name}`,
    ),
  );
}

interface StackToApply {
  readonly stack: SynthesizedStack;
  readonly review: Review;

  /** The review's. */
  readonly file: string;

  readonly signIn: SignIn;
  readonly yes: boolean;
}

async function applyStack({ stack, review, file, signIn, yes }: StackToApply): Promise<number> {
  const { name, directory } = stack;
  const { step } = new Progress();
  const { terraform, differences } = await step(name, async (note) => {
    note("is it what was reviewed?");
    const terraform = await signIn.init(stack);
    const differences = differencesFromReview(name, review, {
      file: readPlanFile(join(directory, PLAN_FILE)),
      state: await stateOf(terraform, directory),
      commit: await headCommit(process.cwd()),
      terraform: terraform.binary.version,
    });
    return { terraform, differences };
  });
  if (differences.length > 0) {
    const { text } = new Problem(`the plan of ${name} is not the one that was reviewed in ${file}`, [
      ...differences,
      `plan and review it again: npm run plan -- ${name}`,
    ]);
    console.error(`${colours(process.stderr).red("error:")} ${text}`);
    return EXIT.notWhatWasReviewed;
  }
  const { level, summary } = review.stacks.find((stack) => stack.name === name) ?? review;
  if (!yes && !(await confirmed(`${name}: ${summaryLine(summary)}; reviewed as ${level}. Apply it?`))) {
    console.log(`${name} was not applied.`);
    return EXIT.notReviewed;
  }
  const apply = ["apply", "-input=false", LOCK_TIMEOUT, PLAN_FILE];
  const said = await step("apply", (note) => terraform.require(directory, apply, note));
  console.log(said.stdout.match(/^Apply complete! .*$/m)?.[0] ?? said.stdout.trim());
  return EXIT.reviewed;
}

/** Serial and lineage of the state as it is now; nothing while there is none. */
async function stateOf(terraform: Terraform, directory: string) {
  const { stdout } = await terraform.require(directory, ["state", "pull"]);
  if (stdout.trim() === "") return undefined;
  const { serial, lineage } = JSON.parse(stdout) as { serial: number; lineage: string };
  return lineage === "" ? undefined : { serial, lineage };
}
