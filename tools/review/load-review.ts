import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { Problem } from "../terminal/problem";
import type { Review } from "./review";

const HOW = "make one: npm run plan -- <stack>, or npm run review -- plan.json --json review.json";

/** How this project begins a review. */
const BEGINNING = /^\{\s*"version":\s*\d/;

/** Whether a file is a review, and not a plan; what can't be read is neither. */
export function isReview(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const bytes = Buffer.alloc(40);
  const opened = openSync(file, "r");
  try {
    readSync(opened, bytes);
  } finally {
    closeSync(opened);
  }
  return BEGINNING.test(bytes.toString("utf8"));
}

/** @throws Problem when there is no review in the file */
export function loadReview(file: string): Review {
  let review: unknown;
  try {
    review = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Problem(`${file} is no review: ${(error as Error).message}`, [HOW]);
  }
  const { version, stacks, findings } = (review ?? {}) as Partial<Review>;
  if (version !== 1 || !Array.isArray(stacks) || !Array.isArray(findings)) {
    throw new Problem(`${file} is no review: it has no version 1, stacks and findings`, [HOW]);
  }
  return review as Review;
}
