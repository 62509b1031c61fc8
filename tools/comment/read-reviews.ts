import { readFileSync, statSync } from "node:fs";
import { decode } from "../plan/decode";
import { mergeReviews } from "../review/merge-reviews";
import type { Review } from "../review/review";
import { plainText } from "../review/terminal/plain-review";
import { Problem } from "../terminal/problem";
import { reviewShape } from "./review-shape";
import { WrongShape } from "./shape";

/** Bytes. A review is smaller than its plan, which may have 50 MB. */
const MAX_SIZE = 50 * 1024 * 1024;

/**
 * Reads the reviews of several jobs as one.
 *
 * The files are made by jobs that run the code of the pull request: nothing in them is taken for granted.
 *
 * @throws Problem when one of them is not a review
 */
export function readReviews(files: readonly string[]): Review {
  const reviews = files.map(readReview);
  const [first, ...others] = reviews;
  // One that was merged already would get the findings between stacks a second time.
  if (first && others.length === 0) return first;
  rejectTwice(files, reviews);
  return mergeReviews(reviews);
}

function readReview(file: string): Review {
  const json = parsed(content(file), file);
  const version = typeof json === "object" && json !== null && "version" in json ? json.version : undefined;
  if (typeof version === "number" && version !== 1) {
    throw new Problem(`${file} is a review of version ${version}; this reads version 1`, [
      "write and comment it with the same version of this project",
    ]);
  }
  try {
    return reviewShape(json, "");
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error;
    throw new Problem(`${file} is not a review: ${error.message}`);
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
    throw new Problem(`${file} is not a review: it is not JSON`);
  }
}

/** The same stack twice would be counted twice. */
function rejectTwice(files: readonly string[], reviews: readonly Review[]): void {
  const fileOf = new Map<string, string | undefined>();
  const twice = reviews.flatMap(({ stacks }, i) =>
    stacks.flatMap(({ name }) => {
      const earlier = fileOf.get(name);
      fileOf.set(name, files[i]);
      return earlier === undefined ? [] : [`${plainText(name)}: ${earlier}, ${files[i]}`];
    }),
  );
  if (twice.length > 0) throw new Problem("a stack is in more than one review", twice);
}
