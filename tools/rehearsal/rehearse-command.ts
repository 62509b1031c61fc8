import { Command, Option } from "commander";
import { Progress } from "../terminal/progress";
import { keepInstructions } from "./keep-instructions";
import { type Extent, rehearseStack } from "./rehearse-stack";

interface Options {
  /** @default - everything is destroyed at the end */
  readonly keep?: true;

  /** @default - the plan is applied */
  readonly planOnly?: true;

  /** @default - the stacks are synthesized */
  readonly outdir?: string;
}

/**
 * `npm run rehearse -- <stack>`
 *
 * @param args what was typed after the program's name
 * @returns exit code
 */
export async function rehearseCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const command = new Command("npm run rehearse --")
    .description("Applies a stack with real Terraform in a simulated AWS, plans it again, and destroys it.")
    .argument("<stack>", "name of a stack, e.g. multi-agent-orchestrator-dev")
    .addOption(new Option("--plan-only", "stop after the plan").conflicts("keep"))
    .option("--keep", "leave the stack applied and the simulated AWS running")
    .option("--outdir <directory>", "take the stacks from here instead of synthesizing them")
    .parse([...args], { from: "user" });
  const [stack = ""] = command.args;
  const { keep, planOnly, outdir } = command.opts<Options>();
  const extent: Extent = keep ? "keep" : planOnly ? "plan-only" : "whole";
  const progress = new Progress();
  try {
    const rehearsal = await rehearseStack({ stack, extent, step: progress.step, signal, outdir });
    console.log(`\n${progress.summary()}`);
    if (keep) console.log(`\n${keepInstructions(rehearsal, stack).join("\n")}`);
    return 0;
  } catch (error) {
    console.log(`\n${progress.summary()}\n`);
    throw error;
  }
}
