import picocolors from "picocolors";

type Environment = Readonly<Record<string, string | undefined>>;

interface Stream {
  /** @default - not a terminal */
  readonly isTTY?: boolean;
}

/** Colours for a stream: none in a pipe, in a dumb terminal, or where NO_COLOR asks for none. */
export function colours(stream: Stream, environment: Environment = process.env) {
  return picocolors.createColors(hasColours(stream, environment));
}

/** Whether a stream takes colours; FORCE_COLOR gives them to a pipe, NO_COLOR always wins. */
export function hasColours(stream: Stream, environment: Environment): boolean {
  if (environment["NO_COLOR"]) return false;
  if (environment["FORCE_COLOR"]) return true;
  return stream.isTTY === true && environment["TERM"] !== "dumb";
}
