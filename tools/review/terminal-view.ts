import type { colours } from "../terminal/colours";
import type { Review } from "./review";
import { accessLines } from "./terminal/access-lines";
import { changeLines } from "./terminal/change-lines";
import { findingLines } from "./terminal/finding-lines";
import { numberLines, stackLines, titleLines, verdictLines } from "./terminal/heading-lines";
import { importedLines } from "./terminal/imported-lines";
import { noticeLines } from "./terminal/notice-lines";
import { withoutCommand } from "./terminal/wrap";
import { verdictOf } from "./verdict";
import { isNothing, shortCommit } from "./words/is-nothing";
import { plainReview } from "./words/plain-review";

/** Columns below which nothing can be read. */
const NARROWEST = 60;

/** Lines of a terminal that nobody has made larger. */
const SCREEN = 24;

interface Options {
  readonly width: number;

  /** The same as a page. @default - it was not written: the option that does is named */
  readonly page?: string | undefined;

  readonly colour: ReturnType<typeof colours>;
}

/** A review as lines for a terminal or a log: the same findings and numbers as the comment. */
export function terminalView(review: Review, { width, page = "--html", colour }: Options): string[] {
  const plain = plainReview(review);
  const look = { width: Math.max(NARROWEST, width), page, colour };
  if (isNothing(plain)) {
    const at = plain.commit === undefined ? "" : ` at ${shortCommit(plain.commit)}`;
    return [withoutCommand(verdictOf(plain).text + at)];
  }
  const lines = [
    ...titleLines(plain, look),
    "",
    ...stackLines(plain, look),
    ...findingLines(plain, look),
    ...noticeLines(plain, look),
    ...accessLines(plain, look),
    ...importedLines(plain, look),
    ...changeLines(plain, look),
    "",
    ...numberLines(plain, look),
  ];
  // What is last is what is seen: the verdict has gone up with the rest.
  const again = lines.length > SCREEN ? verdictLines(plain, look) : [];
  return [...lines, ...again].map(withoutCommand);
}
