import type { Inventory } from "../../../tools/rehearsal/inventory/leftovers";
import { Rehearsal, type RehearsedPlan } from "../../../tools/rehearsal/rehearsal";
import type { StateStoreKind } from "../../../tools/rehearsal/state-store";
import { Aws } from "./aws";
import { type Build, withSynthesized } from "./synthesized";

/** A stack that was applied, and the simulated AWS it is in. */
export interface Applied {
  readonly stack: string;
  readonly rehearsal: Rehearsal;
  readonly aws: Aws;

  /** What existed before. */
  readonly before: Inventory;

  /** What was applied. */
  readonly plan: RehearsedPlan;

  /** What Terraform printed while it applied. */
  readonly output: string;
}

export interface AppliedOptions {
  /** How to make the stack. @default - as main.ts does */
  readonly build?: Build;

  /** @default "stand-in" */
  readonly stateStore?: StateStoreKind;
}

/**
 * Applies a stack before the tests of a `describe`, once for all of them, and ends the simulated AWS after them.
 *
 * @returns what was applied, for use inside a test
 */
export function applied(
  stack: string,
  { build, stateStore = "stand-in" }: AppliedOptions = {},
): () => Applied {
  let rehearsal: Rehearsal | undefined;
  let result: Applied | undefined;

  beforeAll(async () => {
    const start = (outdir?: string) => Rehearsal.start({ stacks: [stack], stateStore, outdir });
    rehearsal = await (build ? withSynthesized(build, start) : start());
    await rehearsal.init(stack);
    const before = await rehearsal.inventory(stack);
    const plan = await rehearsal.plan(stack);
    const { stdout: output } = await rehearsal.apply(stack, plan);
    const aws = new Aws(rehearsal.aws.url, rehearsal.stack(stack).region);
    result = { stack, rehearsal, aws, before, plan, output };
  });

  afterAll(() => rehearsal?.stop());

  return () => {
    if (!result) throw new Error(`${stack} could not be applied`);
    return result;
  };
}
