import { parse } from "lossless-json";
import { LongNumber } from "./values";

/** Digits a double keeps for certain. */
const SAFE_DIGITS = 15;

/** Somewhere in the text there may be a number that a double would round. */
const LONG_NUMBER = new RegExp(`[:,[\\s]-?[\\d.]{${SAFE_DIGITS + 1},}`);

/** Parses JSON without rounding a number: the rare long one is kept as it is written. */
export function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  return parse(text, undefined, (digits) =>
    digits.replace(/\D/g, "").length > SAFE_DIGITS ? new LongNumber(digits) : Number(digits),
  );
}
