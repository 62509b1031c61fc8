import type { Problem } from "../validation/validate";

/** What is wrong with a share of a whole, in percent. */
export function percentProblem(name: string, percent: number): Problem {
  return !(percent > 0 && percent < 100) && `${name} must be above 0 and below 100, got ${percent}`;
}

/** What is wrong with an amount that may be any but nothing. */
export function amountProblem(name: string, amount: number): Problem {
  return !(amount > 0 && Number.isFinite(amount)) && `${name} must be above 0, got ${amount}`;
}

/** What is wrong with a number of things, which may be none. */
export function countProblem(name: string, count: number): Problem {
  return !(Number.isInteger(count) && count >= 0) && `${name} must be a whole number from 0, got ${count}`;
}
