/**
 * Why something can't go on, for the person who asked for it: printed without a stack trace.
 *
 * The message says what is wrong, where, and what was given; the details say what to do about it.
 */
export class Problem extends Error {
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.name = "Problem";
    this.details = details;
    // What a test runner prints of an error is its stack.
    this.stack = this.stack?.replace(message, () => this.text);
  }

  /** The message, and the details indented below it. */
  get text(): string {
    return [this.message, ...this.details.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
  }
}

/** What to print for anything that was thrown. */
export function problemText(error: unknown): string {
  if (error instanceof Problem) return error.text;
  return error instanceof Error ? error.message : String(error);
}
