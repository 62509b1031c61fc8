import { parse, stringify } from "lossless-json";
import { Problem } from "../terminal/problem";
import type { Secret } from "./settings";

/** Longest value of a secret in bytes (Secrets Manager quotas). */
const LONGEST = 65_536;

type Json = Readonly<Record<string, unknown>>;

/** The JSON of a secret; nothing when it is something else. */
export function jsonOf(text: string): Json | undefined {
  try {
    // Of numbers no digit is lost; they are somebody else's.
    const value = parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    // The parser's message quotes the value.
    return undefined;
  }
}

/** Keys that containers ask for, and that a value does not have. */
export function missingKeys({ keys }: Pick<Secret, "keys">, text: string): string[] {
  const json = jsonOf(text) ?? {};
  return keys.filter((key) => !Object.hasOwn(json, key) || json[key] === "" || json[key] === null);
}

/** A value with some of its keys changed. */
export function withKeys(
  secret: Secret,
  text: string | undefined,
  changed: Readonly<Record<string, string>>,
): string {
  const json = text === undefined || text === "" ? {} : jsonOf(text);
  if (!json) {
    throw new Problem(`${secret.id} is not JSON now, so a single key of it can't be set`, [
      `write all of it: npm run secret:set -- ${secret.id} < file.json`,
    ]);
  }
  return stringify({ ...json, ...changed }) ?? "";
}

/** What was piped in, as it will be kept: the line break an editor or `echo` ends it with is no part of it. */
export function wholeValue(secret: Secret, piped: string): string {
  const value = withoutLastLineBreak(piped);
  if (secret.keys.length === 0) return value;
  const missing = missingKeys(secret, value);
  if (missing.length === 0) return value;
  const form = `{${secret.keys.map((key) => `"${key}": "…"`).join(", ")}}`;
  throw new Problem(
    jsonOf(value)
      ? `the JSON for ${secret.id} has no ${missing.join(", ")}; nothing was changed`
      : `the value for ${secret.id} is not JSON; nothing was changed`,
    [
      `containers get these keys of it: ${form}`,
      `one of them alone: npm run secret:set -- ${secret.id} --key ${missing[0]}`,
    ],
  );
}

/** `key.pem` ends in a line break, and so does what `echo` writes. */
export function withoutLastLineBreak(text: string): string {
  return text.replace(/\r?\n$/, "");
}

/** @throws Problem when nobody could keep it */
export function assertKeepable(id: string, value: string): void {
  const bytes = Buffer.byteLength(value);
  if (bytes === 0) throw new Problem(`the value for ${id} is empty; nothing was changed`);
  if (bytes > LONGEST) {
    throw new Problem(`the value for ${id} has ${bytes} bytes; a secret has at most ${LONGEST}`, [
      "nothing was changed; keep large things in S3, and the key to them here",
    ]);
  }
}
