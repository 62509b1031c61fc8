import { reviewPlans } from "../review/review-plans";
import { RULES } from "../review/rules";
import { readWaivers, WAIVERS_FILE } from "../review/waivers";
import { printReview, writeReview } from "../review/write-review";
import { colours } from "../terminal/colours";
import { Problem } from "../terminal/problem";
import { type Note, Progress } from "../terminal/progress";
import { counted } from "../terminal/words";
import { headCommit } from "../terraform/head-commit";
import type { SynthesizedStacks } from "../terraform/synthesized-stacks";
import { type PlannedStack, planStack } from "./plan-stack";
import { synthesize } from "./synthesize";
import { findTools } from "./tools";

/** The main system, in the environment where nothing depends on it. */
const PLANNED = "multi-agent-orchestrator-dev";

const OUTDIR = "cdktf.out";

const PAGE = `${OUTDIR}/review.html`;

const { bold, dim, yellow } = colours(process.stdout);

/**
 * `npm start`: synthesizes every stack, then shows what Terraform would do for the main one.
 *
 * @returns exit code; 0 as well when there is no Terraform or Python to plan with
 */
export async function startCommand(project: string, signal: AbortSignal): Promise<number> {
  const { step } = new Progress();
  const stacks = await step("synthesize", (note) => synthesizeAll(project, note));
  const tools = await step("tools", (note) => findTools(project, note)).catch(reason);
  if (tools instanceof Problem) {
    print([...stackLines(stacks), "", ...skippedLines(tools)]);
    return 0;
  }
  const planned = await planStack({ stack: PLANNED, outdir: OUTDIR, tools, project, step, signal });
  const commit = await headCommit(project);
  const review = reviewPlans({
    plans: [planned],
    unreviewed: [],
    rules: RULES,
    waivers: readWaivers(WAIVERS_FILE),
    today: new Date(),
    commit,
  });
  writeReview(review, { html: PAGE });
  print([...stackLines(stacks), "", ...placeLines(planned), ""]);
  printReview(review, PAGE);
  print(["", `The same as a page: ${PAGE}`, "", ...NEXT]);
  return 0;
}

async function synthesizeAll(project: string, note: Note): Promise<SynthesizedStacks> {
  const stacks = await synthesize(project, OUTDIR);
  const resources = stacks.all.reduce((sum, { resourceCount }) => sum + resourceCount, 0);
  note(`${counted(stacks.names.length, "stack")}, ${counted(resources, "resource")}, in ${OUTDIR}/stacks`);
  return stacks;
}

/** Why there is nothing to plan with; any other error is one. */
function reason(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

function stackLines({ all }: SynthesizedStacks): string[] {
  const longest = Math.max(...all.map(({ name }) => name.length));
  return [
    "",
    bold("Stacks"),
    ...all.map(
      ({ name, resourceCount }) =>
        `  ${name.padEnd(longest)}  ${String(resourceCount).padStart(4)} resources`,
    ),
  ];
}

function placeLines({ stack }: PlannedStack): string[] {
  return [
    `${bold(stack.name)}, planned for account ${stack.accountId} in ${stack.region}`,
    dim(`state in ${stack.state}`),
  ];
}

function skippedLines(reason: Problem): string[] {
  return [
    yellow(`The plan of ${PLANNED} was skipped.`),
    ...reason.text.split("\n").map((line) => `  ${line}`),
    "",
    `The stacks are in ${OUTDIR}/stacks, as Terraform reads them. With what is missing, npm start also plans.`,
  ];
}

const NEXT = [
  bold("Next"),
  `  npm run rehearse -- ${PLANNED}`,
  dim("      apply it in a simulated AWS, plan again, destroy; --keep leaves it up to look around"),
  "  backend/environments.ts",
  dim("      your accounts and regions, before anything real"),
  `  npm run plan -- ${PLANNED}`,
  dim("      in your account: plan and review it; npm run apply applies what was reviewed"),
  dim(`      or npx cdktf deploy, or terraform -chdir=${OUTDIR}/stacks/${PLANNED} init, plan, apply`),
];

function print(lines: readonly string[]): void {
  console.log(lines.join("\n"));
}
