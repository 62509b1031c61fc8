import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markdown } from "../../../tools/review/markdown/markdown";
import type { Review } from "../../../tools/review/review";
import { terminalView } from "../../../tools/review/terminal-view";
import { COMMENT_BYTES } from "../../../tools/review/write-review";
import { colours } from "../../../tools/terminal/colours";
import { withoutChance } from "./without-chance";

const WIDTH = 110;

/** Compares both views of a review with those somebody has read; UPDATE_GOLDENS=1 writes them anew. */
export function expectGolden(name: string, review: Review): void {
  const same = withoutChance(review);
  const lines = terminalView(same, { width: WIDTH, colour: colours({}, {}) });
  expectFile(`${name}.txt`, `${lines.join("\n")}\n`);
  expectFile(`${name}.md`, markdown(same, { maxBytes: COMMENT_BYTES }));
}

function expectFile(name: string, text: string): void {
  const file = join(__dirname, name);
  if (process.env["UPDATE_GOLDENS"]) writeFileSync(file, text);
  if (!existsSync(file)) throw new Error(`there is no ${file}: write it with UPDATE_GOLDENS=1, and read it`);
  expect(text).toBe(readFileSync(file, "utf8"));
}
