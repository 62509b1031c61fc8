import { basename } from "node:path";
import { Problem } from "../terminal/problem";
import { counted } from "../terminal/words";
import { SynthesizedStack } from "./synthesized-stack";

/** Imports up to which each is named: ids are long. */
const NAMED = 10;

const TITLE = "Error: Cannot import non-existent remote object";

/** The address in the paragraph below the title; Terraform breaks lines between any words. */
const TARGET = /import\s+an\s+existing\s+object\s+to\s+"([^"]+)"/;

/**
 * In one line what Terraform says in a paragraph for each import of what is not there, without the id; whatever else went
 * wrong goes along as Terraform says it.
 *
 * @param directory the stack's, whose import blocks have the ids
 */
export function missingImports(errors: readonly string[], directory: string): Problem | undefined {
  const paragraphs = paragraphsOf(errors);
  const missing = paragraphs.flatMap((lines) => addressOf(lines) ?? []).sort();
  if (missing.length === 0) return undefined;
  const { imports } = new SynthesizedStack(directory);
  const names = missing.slice(0, NAMED).map((address) => {
    const id = imports.get(address);
    return id === undefined ? address : `${address} '${id}'`;
  });
  const left = missing.length - names.length;
  const all = `${names.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
  return new Problem(
    `nothing is there for ${counted(missing.length, "import")}: ${all}; ` +
      `find the ids with npm run adopt -- ${basename(directory)} --discover, and plan again: ` +
      "what depends on these was not looked at yet",
    paragraphs.filter((lines) => addressOf(lines) === undefined).flat(),
  );
}

function addressOf([title, ...lines]: readonly string[]): string | undefined {
  return title === TITLE ? TARGET.exec(lines.join(" "))?.[1] : undefined;
}

function paragraphsOf(errors: readonly string[]): string[][] {
  const paragraphs: string[][] = [];
  for (const line of errors) {
    if (line.startsWith("Error: ")) paragraphs.push([]);
    paragraphs.at(-1)?.push(line);
  }
  return paragraphs;
}
