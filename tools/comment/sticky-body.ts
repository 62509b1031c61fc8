import type { Review } from "../review/review";
import { marker } from "./marker";
import type { Run } from "./run";

/** Writes a review as Markdown that is no longer than asked for. */
export type ToMarkdown = (review: Review, options: { readonly maxBytes: number }) => string;

export interface Contents {
  readonly review: Review;

  /** By which the comment is found again. */
  readonly id: string;

  readonly run: Run;
  readonly markdown: ToMarkdown;
}

/** The text of a comment: its marker, and the review within the budget. */
export function stickyBody({ review, id, run, markdown }: Contents, maxBytes: number): string {
  return `${marker(id, run)}\n${markdown(review, { maxBytes })}`;
}
