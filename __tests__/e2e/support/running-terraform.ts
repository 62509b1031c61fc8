import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Rehearsal } from "../../../tools/rehearsal/rehearsal";
import { startGroup } from "../../../tools/terminal/process-group";
import { findExecutable } from "../../../tools/terraform/find-executable";

const POLL_MS = 50;

/** A Terraform that is at work, to be watched and disturbed. */
export class RunningTerraform {
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly chunks: string[] = [];
  private isOver = false;

  /** Starts a command in a stack's directory. */
  constructor(rehearsal: Rehearsal, stack: string, args: readonly string[]) {
    const terraform = findExecutable(process.env["TERRAFORM_BINARY_NAME"] || "terraform") ?? "terraform";
    this.child = startGroup(terraform, [...args, "-no-color"], {
      cwd: rehearsal.stack(stack).directory,
      env: rehearsal.environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk: Buffer) => this.chunks.push(chunk.toString("utf8")));
    }
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
    void this.ended.then(() => {
      this.isOver = true;
    });
  }

  /** What it has printed so far. */
  get text(): string {
    return this.chunks.join("");
  }

  /** Waits until it has printed something; fails with everything it printed when it ends before. */
  async says(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.text)) {
      if (this.isOver) throw new Error(`ended without saying ${pattern}:\n${this.text}`);
      await sleep(POLL_MS);
    }
  }

  /** Holds it where it is, for as long as it takes to look at it; what it waits for goes on. */
  pause(): void {
    this.child.kill("SIGSTOP");
  }

  resume(): void {
    this.child.kill("SIGCONT");
  }

  /** What Ctrl-C does. */
  interrupt(): void {
    this.child.kill("SIGINT");
  }

  /** What `kill -9` and a runner that is taken away do; its providers end as well. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended;
  }
}
