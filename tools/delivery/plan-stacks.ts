import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { readPlan } from "../plan/plan";
import { readPlanFile } from "../plan/plan-file";
import { readSynthesis } from "../plan/synthesis";
import { PLAN_FILE } from "../review/read-inputs";
import type { PlanToReview, Unreviewed } from "../review/review-plans";
import { problemText } from "../terminal/problem";
import type { Step } from "../terminal/progress";
import { STACK_FILE, type SynthesizedStack } from "../terraform/synthesized-stack";
import type { Terraform } from "../terraform/terraform";
import { inParallel } from "./in-parallel";
import { SignIn, type SignInProps } from "./sign-in";

/** How long to wait for somebody else's lock. */
export const LOCK_TIMEOUT = "-lock-timeout=5m";

export interface PlanStacksProps extends SignInProps {
  readonly stacks: readonly SynthesizedStack[];

  /** Whether a plan waits for whoever is changing the state, and keeps others from it. */
  readonly lock: boolean;

  readonly step: Step;
  readonly signal: AbortSignal;
}

export interface PlannedStacks {
  readonly plans: readonly PlanToReview[];

  /** Stacks that can't be planned; they do not keep the others from it. */
  readonly unreviewed: readonly Unreviewed[];
}

interface ReadyStack {
  readonly stack: SynthesizedStack;

  /** Signed in to its account. */
  readonly terraform: Terraform;
}

/** Plans stacks, and keeps each plan beside its stack. */
export async function planStacks(props: PlanStacksProps): Promise<PlannedStacks> {
  const { stacks, step, signal } = props;
  const signIn = new SignIn(props);
  const unreviewed: Unreviewed[] = [];
  const attempt = async <Result>(stack: SynthesizedStack, work: () => Promise<Result>): Promise<Result[]> => {
    try {
      return [await work()];
    } catch (error) {
      signal.throwIfAborted();
      unreviewed.push({ stack: stack.name, problem: problemText(error) });
      return [];
    }
  };
  const ready = await step("init", async (note) => {
    const initialized: ReadyStack[][] = [];
    // One after the other: Terraform's cache of providers is not made for several at once.
    for (const [i, stack] of stacks.entries()) {
      note(`${i + 1} of ${stacks.length}: ${stack.name}`);
      initialized.push(await attempt(stack, async () => ({ stack, terraform: await signIn.init(stack) })));
    }
    return initialized.flat();
  });
  const plans = await step("plan", async (note) => {
    let done = 0;
    return inParallel(ready, availableParallelism(), async ({ stack, terraform }) => {
      const planned = await attempt(stack, () => plan(stack, terraform, props.lock));
      done += 1;
      note(`${done} of ${ready.length}, last ${stack.name}`);
      return planned;
    });
  });
  return { plans: plans.flat(), unreviewed };
}

async function plan(stack: SynthesizedStack, terraform: Terraform, lock: boolean): Promise<PlanToReview> {
  const { name, directory } = stack;
  const file = join(directory, PLAN_FILE);
  // A plan of another time must not be taken for this one when planning fails.
  rmSync(file, { force: true });
  const locking = lock ? LOCK_TIMEOUT : "-lock=false";
  await terraform.require(directory, ["plan", "-input=false", locking, `-out=${PLAN_FILE}`]);
  const json = await terraform.planJson(directory, PLAN_FILE);
  const synthesis = readSynthesis(join(directory, STACK_FILE));
  return { plan: readPlan(name, json, synthesis), planned: readPlanFile(file) };
}
