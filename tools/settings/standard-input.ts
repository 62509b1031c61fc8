import { buffer } from "node:stream/consumers";
import { Problem } from "../terminal/problem";

/** All of what is piped in. @throws Problem when it is no text */
export async function standardInput(): Promise<string> {
  // Typed here it would be shown: only a question hides it, and that takes a terminal to ask in.
  if (process.stdin.isTTY) {
    throw new Problem("nothing can be asked: standard error is no terminal", [
      "let it be one, or pipe the value in",
    ]);
  }
  const bytes = await buffer(process.stdin);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Problem("standard input is no text (UTF-8); nothing was changed", [
      "encode it, e.g. with base64, if whoever reads it expects that",
    ]);
  }
}
