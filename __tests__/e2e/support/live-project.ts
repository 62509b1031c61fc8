import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Rehearsal } from "../../../tools/rehearsal/rehearsal";
import type { Review } from "../../../tools/review/review";
import { Aws } from "./aws";
import { makeNetwork } from "./given-network";
import { settleIn } from "./live-settings";
import { LEAKED, makeLiveSystem } from "./live-system";
import { ProjectCopy } from "./project-copy";
import { run, runs } from "./run";

export const STACK = "agent-api-prd";

/** Where what is adopted is written down, from the project's root. */
export const MANIFEST = "stacks/agent-api/adoption/prd.json";

/** Exit code, and everything that was printed as one line: where lines break tells nothing. */
type Said = readonly [code: number, text: string];

/** A copy of the project beside a system that runs already, and the commands that adopt it. */
export class LiveProject {
  static async open(): Promise<LiveProject> {
    const rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    const aws = new Aws(rehearsal.aws.url, rehearsal.stack(STACK).region);
    const network = await makeNetwork(aws);
    await makeLiveSystem(aws, network);
    const copy = new ProjectCopy();
    settleIn(copy, network);
    return new LiveProject(rehearsal, aws, copy);
  }

  readonly rehearsal: Rehearsal;
  readonly aws: Aws;
  readonly #copy: ProjectCopy;

  private constructor(rehearsal: Rehearsal, aws: Aws, copy: ProjectCopy) {
    this.rehearsal = rehearsal;
    this.aws = aws;
    this.#copy = copy;
  }

  async close(): Promise<void> {
    await this.rehearsal.stop();
    this.#copy.remove();
  }

  get manifest(): Record<string, string> {
    return JSON.parse(readFileSync(this.#copy.path(MANIFEST), "utf8"));
  }

  write(manifest: object | string): void {
    const file = this.#copy.path(MANIFEST);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof manifest === "string" ? manifest : JSON.stringify(manifest));
  }

  get review(): Review {
    return JSON.parse(readFileSync(this.#copy.path("cdktf.out", "review.json"), "utf8"));
  }

  synth(): Promise<Said> {
    return this.#typed(["synth"]);
  }

  adopt(option: string, environment?: Record<string, string>): Promise<Said> {
    return this.#typed(["adopt", "--", STACK, option], environment);
  }

  plan(environment?: Record<string, string>): Promise<Said> {
    return this.#typed(["plan", "--", STACK], environment);
  }

  apply(environment?: Record<string, string>): Promise<Said> {
    return this.#typed(["apply", "--", STACK, "--yes"], environment);
  }

  /** Runs Terraform where a plan has initialized it, and returns what it prints. */
  async terraform(...args: readonly string[]): Promise<string> {
    const program = process.env["TERRAFORM_BINARY_NAME"] || "terraform";
    const cwd = this.#copy.path("cdktf.out", "stacks", STACK);
    return (await runs([program, ...args], { cwd, env: this.rehearsal.environment })).stdout;
  }

  /** Nobody is to read where in our code something was noticed, nor a secret, whatever goes wrong. */
  async #typed(command: readonly string[], environment: Record<string, string> = {}): Promise<Said> {
    const { code, text } = await run(["npm", "run", "--silent", ...command], {
      cwd: this.#copy.directory,
      env: { ...this.rehearsal.environment, ...environment },
    });
    expect(text).not.toMatch(/^\s+at |node_modules/m);
    expect(text).not.toContain(LEAKED);
    return [code, text.replace(/\s+/g, " ").trim()];
  }
}
