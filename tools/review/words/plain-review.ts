import type { Review } from "../review";

/** Characters of one text, beyond which it is cut: somebody who hides something behind them is seen doing it. */
export const LONGEST_TEXT = 2_000;

const LINE_BREAKS = /[\t\r\n\v\f\u0085\p{Zl}\p{Zp}]+/gu;

/** Colours and cursor movements. What follows other escapes may be words, and stays. */
const ANSI = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;?]*[A-Za-z]`, "g");

/** Control characters, what turns the direction of writing or can't be seen, and halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * A review every text of which is one line, of characters that are what they look like.
 *
 * Names, values and reasons come from whoever wrote the code: they are told, and must not steer what tells them.
 */
export function plainReview(review: Review, longest = LONGEST_TEXT): Review {
  return JSON.parse(JSON.stringify(review), (_, value: unknown) =>
    typeof value === "string" ? shortened(plainText(value), longest) : value,
  ) as Review;
}

/** One line without anything that can't be seen. */
export function plainText(text: string): string {
  return text.replace(ANSI, "").replace(LINE_BREAKS, " ").replace(UNSEEN, "");
}

/** As it is, or its beginning and how much is missing. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = [...text.slice(0, longest)].join("").replace(/[\ud800-\udbff]$/, "");
  return `${start}… (${text.length - start.length} more characters)`;
}
