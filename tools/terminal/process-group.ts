import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";

/** Leaders of the groups that are running: nothing of them may outlive this process. */
const running = new Set<number>();
let watching = false;

export interface GroupOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdio: StdioOptions;
}

/**
 * Starts a program as the leader of a process group of its own.
 *
 * The terminal's Ctrl-C does not reach it, so it is stopped in the order we choose; and the group's number reaches
 * whatever it started itself, such as Terraform's providers.
 */
export function startGroup(program: string, args: readonly string[], options: GroupOptions): ChildProcess {
  const child = spawn(program, args, { ...options, detached: process.platform !== "win32" });
  const { pid } = child;
  if (pid !== undefined) {
    watch();
    running.add(pid);
    child.once("exit", () => killGroup(pid));
  }
  return child;
}

/** Asks the leader of a group to end in order, and ends the whole group when it has not done so in time. */
export function interruptGroup(
  { pid }: ChildProcess,
  graceMs: number,
  signal: NodeJS.Signals = "SIGINT",
): void {
  if (pid === undefined || !running.has(pid)) return;
  process.kill(pid, signal);
  setTimeout(() => killGroup(pid), graceMs).unref();
}

/** Ends at once what is left of a group. */
function killGroup(pid: number): void {
  if (!running.delete(pid)) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // Nothing is left of it.
  }
}

/** Lets a group live on after this process. */
export function releaseGroup(child: ChildProcess): void {
  if (child.pid !== undefined) running.delete(child.pid);
  child.unref();
}

function watch(): void {
  if (watching) return;
  watching = true;
  process.once("exit", () => [...running].forEach(killGroup));
}
