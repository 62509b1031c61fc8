import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Plan, readPlan } from "../plan/plan";
import type { PlanJson } from "../plan/plan-json";
import { readSynthesis } from "../plan/synthesis";
import { STACK_FILE, type SynthesizedStack } from "../terraform/synthesized-stack";
import type { SynthesizedStacks } from "../terraform/synthesized-stacks";
import { type Terraform, type TerraformResult, terraformProblem } from "../terraform/terraform";
import { inventory } from "./inventory/inventory";
import type { Inventory } from "./inventory/leftovers";
import { type Prepared, prepare, type RehearsalOptions } from "./prepare";
import type { SimulatedAws } from "./simulated-aws";

/** Nothing of it is slow but Terraform's own waits, so they had better run at the same time. */
const PARALLELISM = "-parallelism=30";

/** Saved in the stack's directory; the name is one version control ignores. */
const PLAN_FILE = "rehearsal.tfplan";

/** Terraform's exit code for a plan with changes, where it was asked to tell. */
const HAS_CHANGES = 2;

/** A plan of a stack, saved and ready to be applied. */
export interface RehearsedPlan {
  readonly file: string;
  readonly hasChanges: boolean;

  /** As Terraform tells it. */
  readonly json: PlanJson;

  /** As the review reads it. */
  readonly plan: Plan;

  /** What `terraform plan` printed. */
  readonly text: string;
}

/**
 * A simulated AWS of its own, and real Terraform with the real provider to try stacks in it.
 *
 * ```ts
 * const rehearsal = await Rehearsal.start({ stacks: ["multi-agent-orchestrator-dev"] });
 * await rehearsal.init("multi-agent-orchestrator-dev");
 * await rehearsal.apply("multi-agent-orchestrator-dev");
 * await rehearsal.stop();
 * ```
 */
export class Rehearsal {
  /** Synthesizes, starts the simulated AWS, and makes the place the state is kept in. */
  static async start(options: RehearsalOptions): Promise<Rehearsal> {
    return new Rehearsal(await prepare(options));
  }

  /** Everything it writes: stacks, plans, logs. */
  readonly directory: string;
  readonly aws: SimulatedAws;
  readonly stacks: SynthesizedStacks;

  /** What to set to reach the simulated AWS. */
  readonly variables: Readonly<Record<string, string>>;

  /** The whole environment Terraform runs in. */
  readonly environment: Readonly<Record<string, string>>;
  private readonly runner: Terraform;

  private constructor({ directory, aws, stacks, variables, terraform }: Prepared) {
    this.directory = directory;
    this.aws = aws;
    this.stacks = stacks;
    this.variables = variables;
    this.environment = terraform.environment;
    this.runner = terraform;
  }

  stack(name: string): SynthesizedStack {
    return this.stacks.get(name);
  }

  /** Runs any Terraform command in a stack's directory, and returns what came of it, whatever that is. */
  async terraform(
    stack: string,
    args: readonly string[],
    onLine?: (line: string) => void,
  ): Promise<TerraformResult> {
    return this.runner.run(this.stack(stack).directory, args, onLine);
  }

  /** Provider from the lock file, state from the backend. */
  async init(stack: string): Promise<void> {
    await this.require(stack, ["init", "-input=false", "-lockfile=readonly"]);
  }

  async plan(stack: string): Promise<RehearsedPlan> {
    const args = ["plan", "-input=false", "-detailed-exitcode", PARALLELISM, `-out=${PLAN_FILE}`];
    const result = await this.terraform(stack, args);
    const hasChanges = result.code === HAS_CHANGES;
    const { directory } = this.stack(stack);
    if (result.code !== 0 && !hasChanges) throw terraformProblem(directory, args, result);
    const json = await this.runner.planJson(directory, PLAN_FILE);
    const plan = readPlan(stack, json, readSynthesis(join(directory, STACK_FILE)));
    return { file: join(directory, PLAN_FILE), hasChanges, json, plan, text: result.stdout };
  }

  /**
   * Applies a plan as it was saved.
   *
   * @param plan the plan; a fresh one when left out
   * @param onLine is told each line Terraform prints
   */
  async apply(
    stack: string,
    plan?: RehearsedPlan,
    onLine?: (line: string) => void,
  ): Promise<TerraformResult> {
    const { file } = plan ?? (await this.plan(stack));
    return this.require(stack, ["apply", "-input=false", PARALLELISM, file], onLine);
  }

  async destroy(stack: string, onLine?: (line: string) => void): Promise<TerraformResult> {
    return this.require(stack, ["destroy", "-input=false", "-auto-approve", PARALLELISM], onLine);
  }

  /** What exists in the regions of a stack. */
  async inventory(stack: string): Promise<Inventory> {
    return inventory(this.aws.url, this.stack(stack).regions);
  }

  /** Ends the simulated AWS, and removes what was written unless it is to be kept. */
  async stop({ keepFiles = false } = {}): Promise<void> {
    await this.aws.stop();
    if (!keepFiles) rmSync(this.directory, { recursive: true, force: true });
  }

  /** Lets the simulated AWS run on after this program. */
  keep(): void {
    this.aws.keep();
  }

  private async require(
    stack: string,
    args: readonly string[],
    onLine?: (line: string) => void,
  ): Promise<TerraformResult> {
    return this.runner.require(this.stack(stack).directory, args, onLine);
  }
}
