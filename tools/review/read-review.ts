import { readFileSync, statSync } from "node:fs";
import { decode } from "../plan/decode";

import { Problem } from "../terminal/problem";
import type { Review } from "./review";
import { reviewShape } from "./review-shape";
import { WrongShape } from "./shape";

/** Bytes. A review is smaller than its plan, which may have 50 MB. */
const MAX_SIZE = 50 * 1024 * 1024;

const HOW = "make one: npm run plan -- <stack>, or npm run review -- plan.json --json review.json";

/** How this project begins a review. */
const BEGINNING = /^\{\s*"version":\s*\d/;

/** Whether a file is a review, and not a plan; what can't be read is neither. */
export function isReview(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  return BEGINNING.test(decode(readFileSync(file)).slice(0, 40));
}

/**
 * Reads a review.
 *
 * It may have been made by a job that runs the code of a pull request: nothing in it is taken for granted.
 *
 * @throws Problem when the file is not a review
 */
export function readReview(file: string): Review {
  const json = parsed(content(file), file);
  const version = typeof json === "object" && json !== null && "version" in json ? json.version : undefined;
  if (typeof version === "number" && version !== 1) {
    throw new Problem(`${file} is a review of version ${version}; this reads version 1`, [
      "write and read it with the same version of this project",
    ]);
  }
  try {
    return reviewShape(json, "");
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error;
    throw new Problem(`${file} is not a review: ${error.message}`, [HOW]);
  }
}

function content(file: string): string {
  let size: number;
  try {
    size = statSync(file).size;
    if (size <= MAX_SIZE) return decode(readFileSync(file));
  } catch (error) {
    throw new Problem(`${file} can't be read: ${(error as Error).message}`, [
      "the job that reviews the plans did not write it, or its artifact was not downloaded",
    ]);
  }
  throw new Problem(`${file} has ${Math.ceil(size / 1024 / 1024)} MB; a review may have 50 MB`);
}

function parsed(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // What the parser says quotes the file.
    throw new Problem(`${file} is not a review: it is not JSON`, [HOW]);
  }
}
