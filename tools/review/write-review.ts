import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { colours } from "../terminal/colours";
import { htmlPage } from "./html/page";
import { markdown } from "./markdown/markdown";
import type { Review } from "./review";
import { terminalView } from "./terminal-view";

/** Bytes of a comment: GitHub takes 65,536 characters. */
export const COMMENT_BYTES = 60_000;

/** Longest line in a pipe, where there is no window to fit into. */
const PIPE_WIDTH = 110;

/** Files a review is written to. */
export interface ReviewFiles {
  /** @default - not written */
  readonly markdown?: string | undefined;

  /** @default - not written */
  readonly html?: string | undefined;

  /** @default - not written */
  readonly json?: string | undefined;
}

export function writeReview(review: Review, files: ReviewFiles): void {
  write(files.markdown, () => markdown(review, { maxBytes: COMMENT_BYTES }));
  write(files.html, () => htmlPage(review));
  write(files.json, () => `${JSON.stringify(review, null, 2)}\n`);
}

/**
 * Prints a review for people.
 *
 * @param page where it was written as a page; nothing when it was not
 */
export function printReview(review: Review, page: string | undefined): void {
  const stream = process.stdout;
  const width = stream.columns || PIPE_WIDTH;
  stream.write(`${terminalView(review, { width, page, colour: colours(stream) }).join("\n")}\n`);
}

function write(file: string | undefined, content: () => string): void {
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content());
}
