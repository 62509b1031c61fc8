import { summarize, summaryLine } from "../review/summary";
import type { Step } from "../terminal/progress";
import { counted } from "../terminal/words";
import { countApplied } from "./count-applied";
import { expectNoChanges, expectNothingLeft, expectRefusal } from "./expectations";
import { Rehearsal } from "./rehearsal";
import { withTraces } from "./work-directory";

/** How far to go: to the end, up to the plan, or leaving everything up to be looked at. */
export type Extent = "whole" | "plan-only" | "keep";

export interface RehearseStackProps {
  readonly stack: string;
  readonly extent: Extent;
  readonly step: Step;
  readonly signal: AbortSignal;

  /** Directory with synthesized stacks. @default - synthesizes them */
  readonly outdir?: string;
}

/**
 * Takes a stack through its whole life in a simulated AWS: planned, applied, planned again with nothing to do, and
 * destroyed with nothing left.
 *
 * @returns the rehearsal; it is over, unless its extent is to keep it
 * @throws Problem when the stack is not up to it; what was written is kept then
 */
export async function rehearseStack(props: RehearseStackProps): Promise<Rehearsal> {
  const { stack, extent, step, signal, outdir } = props;
  const stateStore = extent === "plan-only" ? "stand-in" : "applied";
  const rehearsal = await Rehearsal.start({ stacks: [stack], outdir, stateStore, step, signal });
  try {
    await live(rehearsal, props);
  } catch (error) {
    await rehearsal.stop({ keepFiles: !signal.aborted });
    throw signal.aborted ? error : withTraces(error, rehearsal.directory);
  }
  if (extent === "keep") rehearsal.keep();
  else await rehearsal.stop();
  return rehearsal;
}

async function live(rehearsal: Rehearsal, { stack, extent, step }: RehearseStackProps): Promise<void> {
  await step("init", () => rehearsal.init(stack));
  const { resourceCount, protectedAddresses } = rehearsal.stack(stack);
  const before = await rehearsal.inventory(stack);
  const plan = await step("plan", async (note) => {
    const made = await rehearsal.plan(stack);
    note(summaryLine(summarize(made.plan.changes)));
    return made;
  });
  if (extent === "plan-only") return;
  await step("apply", (note) => rehearsal.apply(stack, plan, countApplied(resourceCount, note)));
  await step("plan again", async (note) => {
    expectNoChanges(await rehearsal.plan(stack));
    note("no changes");
  });
  if (extent === "keep") return;
  if (protectedAddresses.length > 0) {
    await step("destroy is refused", async (note) => {
      const result = await rehearsal.terraform(stack, ["destroy", "-input=false", "-auto-approve"]);
      note(expectRefusal(rehearsal.stack(stack), result));
    });
    return;
  }
  await step("destroy", (note) => rehearsal.destroy(stack, countApplied(resourceCount, note)));
  await step("nothing is left", async (note) => {
    const after = await rehearsal.inventory(stack);
    expectNothingLeft(before, after);
    note(`${counted(after.size, "thing")} in the account, as before`);
  });
}
