import type { Problem } from "../validation/validate";

const WORD = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What is wrong with a key that becomes part of an address. */
export function wordProblem(name: string, word: string, example: string): Problem {
  return !WORD.test(word) && `${name} must have lower-case words like ${example} as keys, got '${word}'`;
}
