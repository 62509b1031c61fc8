import { createInterface } from "node:readline";
import { parsePlan } from "../plan/load-plan";
import type { PlanJson } from "../plan/plan-json";
import { Problem } from "../terminal/problem";
import { interruptGroup, startGroup } from "../terminal/process-group";
import { withProfile } from "./aws-profile";
import { errorLines } from "./error-lines";
import type { TerraformBinary } from "./find-terraform";
import { missingImports } from "./missing-imports";
import { refusalOf } from "./refusal";

/** How long an interrupted Terraform may take to save its state and give back the lock. */
const GRACE_MS = 60_000;

/** Lines of Terraform's output that go with a problem when it printed no error of its own. */
const LAST_LINES = 20;

export interface TerraformResult {
  /** Exit code; with `plan -detailed-exitcode` 2 means that there are changes. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerraformProps {
  readonly binary: TerraformBinary;

  /** Every variable Terraform gets to see. */
  readonly environment: Readonly<Record<string, string>>;

  /** Ends what is running in order: state saved, lock given back. @default - can't be interrupted */
  readonly signal?: AbortSignal;
}

/** Runs Terraform, and leaves no process of it behind. */
export class Terraform {
  readonly binary: TerraformBinary;
  readonly environment: Readonly<Record<string, string>>;
  private readonly signal: AbortSignal | undefined;

  constructor({ binary, environment, signal }: TerraformProps) {
    this.binary = binary;
    this.environment = environment;
    this.signal = signal;
  }

  /** The same, signed in to AWS with a profile. */
  as(profile: string): Terraform {
    const { binary, environment, signal } = this;
    return new Terraform({
      binary,
      environment: withProfile(environment, profile),
      ...(signal && { signal }),
    });
  }

  /**
   * Runs a command in a stack's directory, and returns what came of it, whatever that is.
   *
   * @param onLine is told each line of standard output as it comes
   */
  async run(
    directory: string,
    args: readonly string[],
    onLine: (line: string) => void = () => {},
  ): Promise<TerraformResult> {
    this.signal?.throwIfAborted();
    const child = startGroup(this.binary.path, [...args, "-no-color"], {
      cwd: directory,
      env: this.environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stdout = read(child.stdout);
    const stderr = read(child.stderr);
    if (child.stdout) createInterface(child.stdout).on("line", onLine);
    const interrupted = () => interruptGroup(child, GRACE_MS);
    this.signal?.addEventListener("abort", interrupted, { once: true });
    try {
      const code = await new Promise<number>((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (status) => resolve(status ?? 1));
      });
      this.signal?.throwIfAborted();
      return { code, stdout: stdout(), stderr: stderr() };
    } finally {
      this.signal?.removeEventListener("abort", interrupted);
    }
  }

  /**
   * Runs a command that has to work.
   *
   * @throws Problem with Terraform's own error lines
   */
  async require(
    directory: string,
    args: readonly string[],
    onLine?: (line: string) => void,
  ): Promise<TerraformResult> {
    const result = await this.run(directory, args, onLine);
    if (result.code !== 0) throw terraformProblem(directory, args, result);
    return result;
  }

  /** Reads a saved plan. */
  async planJson(directory: string, file: string): Promise<PlanJson> {
    const { stdout } = await this.require(directory, ["show", "-json", file]);
    return parsePlan(stdout, file);
  }
}

/** What to tell a person about a command that failed. */
export function terraformProblem(
  directory: string,
  [command = ""]: readonly string[],
  { code, stdout, stderr }: TerraformResult,
): Problem {
  const errors = errorLines(stderr);
  const refusal = refusalOf(errors) ?? missingImports(errors, directory);
  if (refusal) return refusal;
  const details = errors.length > 0 ? errors : `${stdout}\n${stderr}`.trim().split("\n").slice(-LAST_LINES);
  return new Problem(`terraform ${command} failed in ${directory} (exit code ${code})`, details);
}

function read(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}
