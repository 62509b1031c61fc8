import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "..", "..");

/** A fenced block of a document. */
export interface Block {
  readonly language: string;
  readonly code: string;
}

/** A Markdown file of the project. */
export interface Document {
  /** From the root of the project. */
  readonly file: string;
  readonly text: string;

  /** The text without its fenced blocks. */
  readonly prose: string;
  readonly blocks: readonly Block[];
}

const FENCED = /^( *)```(\w*)\n([\s\S]*?)^\1```$/gm;

/** Comments of plan reviews: what a command writes, and not what people read to learn. */
const WRITTEN = "__tests__/e2e/goldens/";

/** Every Markdown file under version control, or about to be, that people write. */
export function documents(): Document[] {
  return execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
    cwd: ROOT,
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => file !== "" && !file.startsWith(WRITTEN))
    .map(document);
}

export function document(file: string): Document {
  const text = readFileSync(join(ROOT, file), "utf8");
  const blocks = [...text.matchAll(FENCED)].map(([, indent = "", language = "", code = ""]) => ({
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));
  return { file, text, prose: text.replace(FENCED, ""), blocks };
}

/** Anchors GitHub makes of the headings of a document. */
export function anchors({ prose }: Document): string[] {
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Rows of the first table below a heading, as their cells, without the header. */
export function tableBelow(doc: Document, heading: RegExp): string[][] {
  const lines = doc.prose.split("\n");
  const start = lines.findIndex((line) => line.startsWith("#") && heading.test(line));
  const below = lines.slice(start + 1);
  const first = below.findIndex((line) => line.startsWith("|"));
  if (start < 0 || first < 0) throw new Error(`${doc.file} has no table below ${heading}`);
  const table = below.slice(first);
  const end = table.findIndex((line) => !line.startsWith("|"));
  return table.slice(2, end < 0 ? undefined : end).map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}
