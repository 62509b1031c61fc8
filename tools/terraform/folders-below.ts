import { readdirSync } from "node:fs";
import { join } from "node:path";

/** A mirror below a home directory is rarely deeper: `~/tools/terraform/mirror`. */
const DEEPEST = 3;

/** Enough for any machine people work on, and a fraction of a second. */
const MOST_FOLDERS = 3_000;

/** Folders that are large and hold no mirrors. */
const SKIPPED = new Set([
  "node_modules",
  "site-packages",
  "dist-packages",
  "include",
  "doc",
  "man",
  "locale",
]);

/** Hidden folders that may hold one. */
const HIDDEN_BUT_SEARCHED = new Set([".terraform.d", ".cache", ".local"]);

/**
 * Some folders and those below them, nearest first; a bounded number, however large the trees.
 *
 * A folder that is a symbolic link is given, but never entered: links can go in circles.
 */
export function* foldersBelow(roots: readonly string[]): Generator<string> {
  yield* roots;
  let level: readonly string[] = roots;
  let left = MOST_FOLDERS;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      for (const { path, isLink } of entries(folder)) {
        if (left === 0) return;
        left -= 1;
        yield path;
        if (!isLink) next.push(path);
      }
    }
    level = next;
  }
}

function entries(folder: string): { path: string; isLink: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .filter(({ name }) => !SKIPPED.has(name) && (!name.startsWith(".") || HIDDEN_BUT_SEARCHED.has(name)))
      .map((entry) => ({ path: join(folder, entry.name), isLink: entry.isSymbolicLink() }));
  } catch {
    // A folder that others keep to themselves is not where the mirror is.
    return [];
  }
}
