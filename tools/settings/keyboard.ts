import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import confirm from "@inquirer/confirm";
import input from "@inquirer/input";
import password from "@inquirer/password";
import select from "@inquirer/select";
import { Problem } from "../terminal/problem";

/** Between two parts of what was pasted there is less than this. */
const PASTED_WITHIN_MS = 80;

/** What the libraries call the end of a question by Ctrl-C. */
const LEFT = /^(ExitPromptError|AbortPromptError)$/;

interface Context {
  readonly input: PassThrough;
  readonly output: NodeJS.WriteStream;
}

/** Whether somebody is there to be asked. */
export function isSomebodyThere(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Whether a person ended a question in place of answering it. */
export function hasLeft(error: unknown): boolean {
  return LEFT.test((error as Error | undefined)?.name ?? "");
}

/** Asks for a value that nobody may read, not even on the screen. */
export async function askHidden(message: string): Promise<string> {
  const { answer, wasPasted } = await ask((context) => password({ message }, context));
  if (wasPasted) {
    throw new Problem("that has several lines, and a question takes one; nothing was changed", [
      "keep it in a file outside of the project: npm run secret:set -- <name> --key <key> < file",
    ]);
  }
  if (answer === answer.trim()) return answer;
  throw new Problem("that begins or ends with a space; nothing was changed", ["if it is meant, pipe it in"]);
}

/** Asks for something that everyone may read. */
export async function askOpenly(message: string): Promise<string> {
  return (await ask((context) => input({ message }, context))).answer;
}

export async function choose(message: string, choices: readonly string[]): Promise<string> {
  return (await ask((context) => select<string>({ message, choices: [...choices] }, context))).answer;
}

export async function agree(message: string): Promise<boolean> {
  return (await ask((context) => confirm({ message }, context))).answer;
}

/**
 * Asks one question, on standard error: standard output is for what other programs read.
 *
 * The libraries switch the echo of the terminal on again as soon as a line is complete; of a key that was pasted, the
 * other lines would be shown, and then typed into the next question, or into the shell.
 */
async function ask<Answer>(
  question: (context: Context) => Promise<Answer>,
): Promise<{ answer: Answer; wasPasted: boolean }> {
  const keys = new PassThrough();
  const typed: Buffer[] = [];
  const take = (chunk: Buffer) => {
    typed.push(chunk);
    keys.write(chunk);
  };
  process.stdin.setRawMode(true);
  process.stdin.on("data", take).resume();
  try {
    const answer = await question({ input: keys, output: process.stderr });
    for (let before = -1; before < typed.length; ) {
      before = typed.length;
      await sleep(PASTED_WITHIN_MS);
    }
    const [, ...others] = Buffer.concat(typed)
      .toString("utf8")
      .split(/[\r\n]+/);
    return { answer, wasPasted: others.some((line) => line !== "") };
  } finally {
    process.stdin.off("data", take).pause();
    process.stdin.setRawMode(false);
  }
}
