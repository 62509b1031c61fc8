import type { ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "../terminal/problem";
import { interruptGroup, releaseGroup, startGroup } from "../terminal/process-group";

/** Starting takes one to two seconds; more on a busy machine. */
const PATIENCE_MS = 60_000;
const POLL_MS = 50;
const GRACE_MS = 5_000;

/** Lines of its log that go with a problem. */
const LAST_LINES = 15;

export interface SimulatedAwsProps {
  readonly python: string;

  /** The server's program. */
  readonly program: string;

  /** The account everything is in. */
  readonly accountId: string;

  readonly logFile: string;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;

  /** @default - can't be interrupted */
  readonly signal?: AbortSignal;
}

/** An AWS that runs on this machine, in memory: moto behind a free loopback port. */
export class SimulatedAws {
  /** Starts it and waits until it answers. */
  static async start(props: SimulatedAwsProps): Promise<SimulatedAws> {
    const log = openSync(props.logFile, "w");
    // Port 0 lets the system choose: a port that was free a moment ago may be taken now.
    const child = startGroup(props.python, [props.program, "-H", "127.0.0.1", "-p", "0"], {
      cwd: props.cwd,
      env: { ...props.environment, MOTO_ACCOUNT_ID: props.accountId, PYTHONDONTWRITEBYTECODE: "1" },
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    try {
      return new SimulatedAws(child, await address(child, props));
    } catch (error) {
      interruptGroup(child, GRACE_MS, "SIGTERM");
      throw error;
    }
  }

  readonly url: string;
  readonly pid: number;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.child = child;
    this.url = url;
    this.pid = child.pid ?? 0;
  }

  /** Ends it, and with it everything in it. */
  async stop(): Promise<void> {
    if (hasEnded(this.child)) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    interruptGroup(this.child, GRACE_MS, "SIGTERM");
    await ended;
  }

  /** Lets it run on when this program ends. */
  keep(): void {
    releaseGroup(this.child);
  }
}

/** Its address, which it prints once it answers. */
async function address(child: ChildProcess, { logFile, signal }: SimulatedAwsProps): Promise<string> {
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  const latest = Date.now() + PATIENCE_MS;
  while (Date.now() < latest) {
    await sleep(POLL_MS);
    signal?.throwIfAborted();
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(readFileSync(logFile, "utf8")) ?? [];
    if (url && (await answers(url))) return url;
    if (failure || hasEnded(child)) break;
  }
  const lines = readFileSync(logFile, "utf8").trim().split("\n").slice(-LAST_LINES);
  throw new Problem(
    `the simulated AWS did not start${failure ? `: ${failure.message}` : ""} (log: ${logFile})`,
    lines,
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
