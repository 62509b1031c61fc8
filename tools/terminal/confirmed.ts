import { createInterface } from "node:readline/promises";
import { Problem } from "./problem";

/**
 * Asks a person, for whom no is the answer that costs nothing.
 *
 * @throws Problem when nobody is there to be asked
 */
export async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Problem("nobody is there to approve the plan", ["approve it beforehand: add --yes"]);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
