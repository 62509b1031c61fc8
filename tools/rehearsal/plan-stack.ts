import { readPlanFile } from "../plan/plan-file";
import type { PlanToReview } from "../review/review-plans";
import type { Step } from "../terminal/progress";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { Rehearsal } from "./rehearsal";
import type { Tools } from "./tools";

export interface PlanStackProps {
  readonly stack: string;

  /** Directory with synthesized stacks. */
  readonly outdir: string;
  readonly tools: Tools;
  readonly project: string;
  readonly step: Step;
  readonly signal: AbortSignal;
}

export interface PlannedStack extends PlanToReview {
  readonly stack: SynthesizedStack;
}

/** Plans a stack as if for the first time: an empty simulated AWS, and an empty state in its S3 backend. */
export async function planStack({ stack: name, step, ...props }: PlanStackProps): Promise<PlannedStack> {
  const rehearsal = await Rehearsal.start({ ...props, stacks: [name], stateStore: "stand-in", step });
  try {
    await step("init", () => rehearsal.init(name));
    const { plan, file } = await step("plan", () => rehearsal.plan(name));
    return { stack: rehearsal.stack(name), plan, planned: readPlanFile(file) };
  } finally {
    await rehearsal.stop();
  }
}
