import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;

  /** Everything that was printed, in the order it came, without colours and cursor movements. */
  readonly text: string;
}

/** Runs a program to its end; nobody is at its keyboard. */
export function run(
  [program = "", ...args]: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Outcome> {
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const all: Buffer[] = [];
  const collect = (stream: NodeJS.ReadableStream) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      all.push(chunk);
    });
    return () => Buffer.concat(chunks).toString("utf8");
  };
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      const text = stripVTControlCharacters(Buffer.concat(all).toString("utf8"));
      resolve({ code: code ?? 1, stdout: stdout(), stderr: stderr(), text });
    });
  });
}

/** The same for a program that has to work; what it printed is the message when it does not. */
export async function runs(
  command: readonly string[],
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Outcome> {
  const outcome = await run(command, place);
  if (outcome.code !== 0) {
    throw new Error(`${command.join(" ")} ended with exit code ${outcome.code}:\n${outcome.text}`);
  }
  return outcome;
}
