import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { loadPlan } from "../plan/load-plan";
import { readPlan } from "../plan/plan";
import { readPlanFile } from "../plan/plan-file";
import type { PlanJson } from "../plan/plan-json";
import { readSynthesis } from "../plan/synthesis";
import { Problem, problemText } from "../terminal/problem";
import { STACK_FILE } from "../terraform/synthesized-stack";
import { isReview, readReview } from "./read-review";
import type { Review } from "./review";
import type { PlanToReview, Unreviewed } from "./review-plans";

/** Name cdktf gives a plan it saves in a stack's directory. */
export const PLAN_FILE = "plan";

export interface InputsToRead {
  /** Plans as JSON, directories of stacks in which a plan was saved, and reviews as JSON. */
  readonly inputs: readonly string[];

  /** Directory with synthesized stacks. */
  readonly synth: string;

  /** The saved plan a JSON was made from. @default - not known */
  readonly planFile?: string | undefined;

  /** Asks Terraform for a saved plan as JSON. */
  readonly show: (directory: string, planFile: string) => Promise<PlanJson>;
}

export interface ReadInputs {
  /** Made before, each by a job of its own. */
  readonly reviews: readonly Review[];

  readonly plans: readonly PlanToReview[];

  /** What can't be read is told, and does not keep the others from being reviewed. */
  readonly unreviewed: readonly Unreviewed[];
}

export async function readInputs({ inputs, ...how }: InputsToRead): Promise<ReadInputs> {
  if (how.planFile !== undefined && inputs.length !== 1) {
    throw new Problem(`--plan-file belongs to one plan, and ${inputs.length} are given`);
  }
  const reviews: Review[] = [];
  const plans: PlanToReview[] = [];
  const unreviewed: Unreviewed[] = [];
  for (const input of inputs) {
    try {
      if (isReview(input)) reviews.push(readReview(input));
      else plans.push(isDirectory(input) ? await readDirectory(input, how) : readFile(input, how));
    } catch (error) {
      unreviewed.push({ stack: stackName(input), problem: reason(error) });
    }
  }
  return { reviews, plans, unreviewed };
}

async function readDirectory(
  directory: string,
  { show }: Omit<InputsToRead, "inputs">,
): Promise<PlanToReview> {
  const file = join(directory, PLAN_FILE);
  if (!existsSync(file)) {
    throw new Problem(`no plan is saved in ${directory}`, [
      `make one: npx cdktf plan ${basename(resolve(directory))}`,
    ]);
  }
  const stack = stackName(directory);
  const plan = readPlan(stack, await show(directory, PLAN_FILE), synthesisIn(directory));
  return { plan, planned: readPlanFile(file) };
}

function readFile(file: string, { synth, planFile }: Omit<InputsToRead, "inputs">): PlanToReview {
  const json = loadPlan(file);
  const stack = stackName(file);
  const beside = synthesisIn(dirname(file));
  const plan = readPlan(stack, json, beside ?? synthesisIn(join(synth, "stacks", stack)));
  return { plan, ...(planFile !== undefined && { planned: readPlanFile(planFile) }) };
}

/** `app-prod.json` and `cdktf.out/stacks/app-prod/plan.json` are both of `app-prod`. */
function stackName(input: string): string {
  const path = resolve(input);
  if (isDirectory(path)) return basename(path);
  return existsSync(join(dirname(path), STACK_FILE)) ? basename(dirname(path)) : basename(path, ".json");
}

function synthesisIn(directory: string) {
  const file = join(directory, STACK_FILE);
  return existsSync(file) ? readSynthesis(file) : undefined;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function reason(error: unknown): string {
  if (error instanceof RangeError) return `it can't be read: ${error.message}`;
  if (error instanceof Problem) return problemText(error);
  throw error;
}
