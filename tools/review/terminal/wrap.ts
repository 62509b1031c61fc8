import { wrapped } from "../../terminal/words";

/** Words; the key of an address belongs to it, with the spaces in it. */
const WORDS = /(?:\["(?:[^"\\]|\\.)*"\]|\S)+/g;

/**
 * Text below a mark: the mark, then as many lines as it takes, one below the other.
 *
 * Breaks between words only: an address that is too long for the line stays whole, to be copied.
 */
export function wrap(text: string, width: number, mark = ""): string[] {
  const [first = "", ...rest] = wrapped(text.match(WORDS) ?? [], " ", width - mark.length);
  const indent = " ".repeat(mark.length);
  return [`${mark}${first}`, ...rest.map((line) => indent + line)];
}

/**
 * A line that a CI does not take for a command of its own: GitHub reads `::` at the beginning, after spaces as well, and
 * `##[` anywhere.
 */
export function withoutCommand(line: string): string {
  const harmless = line.replaceAll("##[", "# #[");
  return /^\s*::/.test(harmless) ? harmless.replace(/^(?: {0,2})(\s*)::/, "· $1::") : harmless;
}
