import type { Inventory } from "../../../tools/rehearsal/inventory/leftovers";
import { Rehearsal } from "../../../tools/rehearsal/rehearsal";
import type { StateStoreKind } from "../../../tools/rehearsal/state-store";
import { problemText } from "../../../tools/terminal/problem";
import { Aws } from "./aws";

/** A stack that was applied, and the simulated AWS it is in. */
export interface Applied {
  readonly stack: string;
  readonly rehearsal: Rehearsal;
  readonly aws: Aws;

  /** What existed before. */
  readonly before: Inventory;

  /** What Terraform printed. */
  readonly output: string;
}

export interface AppliedOptions {
  /** Directory with the synthesized stack. @default - that of the project as it is */
  readonly outdir?: string;

  /** @default "stand-in" */
  readonly stateStore?: StateStoreKind;
}

/**
 * Applies a stack before the tests of a `describe`, once for all of them, and ends the simulated AWS after them.
 *
 * @returns what was applied, for use inside a test
 */
export function applied(stack: string, options: () => AppliedOptions = () => ({})): () => Applied {
  let rehearsal: Rehearsal | undefined;
  let result: Applied | undefined;

  beforeAll(async () => {
    try {
      rehearsal = await Rehearsal.start({ stateStore: "stand-in", ...options(), stacks: [stack] });
      await rehearsal.init(stack);
      const before = await rehearsal.inventory(stack);
      const { stdout: output } = await rehearsal.apply(stack);
      const aws = new Aws(rehearsal.aws.url, rehearsal.stack(stack).region);
      result = { stack, rehearsal, aws, before, output };
    } catch (error) {
      // Jest prints the message alone; what Terraform said is in the details.
      throw new Error(problemText(error));
    }
  });

  afterAll(() => rehearsal?.stop());

  return () => {
    if (!result) throw new Error(`${stack} could not be applied`);
    return result;
  };
}
