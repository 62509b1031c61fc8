import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Problem } from "../tools/terminal/problem";

/** Something to run. */
export interface Command {
  readonly args: readonly string[];

  /** @default - the project's root */
  readonly cwd?: string;

  /** Variables besides those there are. @default {} */
  readonly env?: Readonly<Record<string, string>>;

  /** Makes ready what the command changes; not measured. @default - nothing to do */
  readonly before?: () => void;
}

/** What came of it. */
export interface Run {
  readonly milliseconds: number;

  /** Most memory the process held; 0 where nobody looked. */
  readonly mebibytes: number;
}

const LAST_LINES = 15;

/** A Node program of the project, whose memory is looked at as well. */
export function node(...args: readonly string[]): readonly string[] {
  return [process.execPath, "--require", resolve("bench/peak-memory.cjs"), ...args];
}

/** A variable for every run: nobody asks a server whether there is a newer version. */
const ALONE = { CHECKPOINT_DISABLE: "1" };

/**
 * Runs a command and measures the whole process, from its start to its end.
 *
 * @throws Problem with its last words when it fails: there is nothing to learn from how fast that was
 */
export function measure({ args, cwd, env, before }: Command): Run {
  before?.();
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const memory = join(directory, "memory");
  const [program = "", ...rest] = args;
  try {
    const start = process.hrtime.bigint();
    const { status, stdout, stderr, error } = spawnSync(program, rest, {
      cwd,
      env: { ...process.env, ...ALONE, BENCH_MEMORY: memory, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: Number.POSITIVE_INFINITY,
      encoding: "utf8",
    });
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    if (status !== 0) {
      const said = `${stdout}\n${stderr}`.trim().split("\n").slice(-LAST_LINES);
      throw new Problem(`${args.join(" ")} failed`, error ? [error.message] : said);
    }
    return { milliseconds, mebibytes: args.includes("--require") ? kibibytes(memory) / 1024 : 0 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function kibibytes(file: string): number {
  return Number(readFileSync(file, "utf8"));
}
