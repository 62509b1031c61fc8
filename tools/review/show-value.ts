import { Hidden, isAttributes, isList, JsonText, LongNumber, Unknown, type Value } from "../plan/values";

/** Bytes of a value that are shown; the rest is told by a mark. */
const MAX_BYTES = 200;

/** UTF-8 of what counts as one in the length of a text. */
const MOST_BYTES_OF_A_UNIT = 3;

/** A value as a reviewer reads it, on one line. */
export function showValue(value: Value | undefined): string {
  return cut(text(value));
}

function text(value: Value | undefined): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === undefined || value === null) return "null";
  if (value instanceof Hidden) return "(sensitive)";
  if (value instanceof Unknown) return "(known after apply)";
  if (value instanceof LongNumber) return value.digits;
  if (value instanceof JsonText) return text(value.value);
  if (isList(value)) return `[${joined(value, text)}]`;
  if (isAttributes(value)) {
    const names = Object.keys(value).filter((name) => value[name] !== null && value[name] !== undefined);
    return `{${joined(names, (name) => `${name}: ${text(value[name])}`)}}`;
  }
  return JSON.stringify(value);
}

/** Parts in a row, no more than are shown: a value may be as long as a plan. */
function joined<Part>(parts: readonly Part[], inWords: (part: Part) => string): string {
  let row = "";
  for (const [i, part] of parts.entries()) {
    if (row.length > MAX_BYTES) break;
    row += i === 0 ? inWords(part) : `, ${inWords(part)}`;
  }
  return row;
}

function cut(shown: string): string {
  if (shown.length <= MAX_BYTES / MOST_BYTES_OF_A_UNIT || Buffer.byteLength(shown) <= MAX_BYTES) return shown;
  // A character is one to four bytes: what is left after cutting in one may be no character.
  const start = Buffer.from(shown)
    .subarray(0, MAX_BYTES)
    .toString()
    .replace(/\uFFFD$/, "");
  return `${start}…`;
}
