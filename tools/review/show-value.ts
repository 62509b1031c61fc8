import { Hidden, isAttributes, isList, JsonText, LongNumber, Unknown, type Value } from "../plan/values";

/** Bytes of a value that are shown; the rest is told by a mark. */
const MAX_BYTES = 200;

/** A value as a reviewer reads it, on one line. */
export function showValue(value: Value | undefined): string {
  return cut(text(value));
}

function text(value: Value | undefined): string {
  if (value === undefined || value === null) return "null";
  if (value instanceof Hidden) return "(sensitive)";
  if (value instanceof Unknown) return "(known after apply)";
  if (value instanceof LongNumber) return value.digits;
  if (value instanceof JsonText) return text(value.value);
  if (isList(value)) return `[${value.map(text).join(", ")}]`;
  if (isAttributes(value)) {
    const shown = Object.entries(value).filter(([, own]) => own !== null && own !== undefined);
    return `{${shown.map(([name, own]) => `${name}: ${text(own)}`).join(", ")}}`;
  }
  return JSON.stringify(value);
}

function cut(shown: string): string {
  if (Buffer.byteLength(shown) <= MAX_BYTES) return shown;
  // A character is one to four bytes: what is left after cutting in one may be no character.
  const start = Buffer.from(shown)
    .subarray(0, MAX_BYTES)
    .toString()
    .replace(/\uFFFD$/, "");
  return `${start}…`;
}
