import type { Review } from "../review";

/** Characters of one text, beyond which it is cut: somebody who hides something behind them is seen doing it. */
export const LONGEST_TEXT = 2_000;

const LINE_BREAKS = /[\t\r\n\v\f\u0085\p{Zl}\p{Zp}]+/gu;

/** Colours and cursor movements. What follows other escapes may be words, and stays. */
const ANSI = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;?]*[A-Za-z]`, "g");

/** Control characters, what turns the direction of writing or can't be seen, and halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** What most texts are made of: there is nothing to take out of them. */
const PRINTABLE = /^[ -~]*$/;

/**
 * A review every text of which is one line, of characters that are what they look like.
 *
 * Names, values and reasons come from whoever wrote the code: they are told, and must not steer what tells them.
 */
export function plainReview(review: Review, longest = LONGEST_TEXT): Review {
  return withTexts(review, (text) => shortened(plainText(text), longest)) as Review;
}

/** The value with its texts changed; parts in which none changes are not copied. */
function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => withTexts(item, change));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, own]) => [name, withTexts(own, change), own] as const);
  return entries.some(([, changed, own]) => changed !== own)
    ? Object.fromEntries(entries.map(([name, changed]) => [name, changed]))
    : value;
}

/** One line without anything that can't be seen. */
export function plainText(text: string): string {
  if (PRINTABLE.test(text)) return text;
  return text.replace(ANSI, "").replace(LINE_BREAKS, " ").replace(UNSEEN, "");
}

/** As it is, or its beginning and how much is missing. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = [...text.slice(0, longest)].join("").replace(/[\ud800-\udbff]$/, "");
  return `${start}… (${text.length - start.length} more characters)`;
}
