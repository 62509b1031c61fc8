import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { document, documents, ROOT } from "./markdown";

/** An example of a module README: code to run, and the addresses it promises. */
export interface Example {
  readonly name: string;
  readonly code: string;
  readonly creates: readonly string[];
}

/** TypeScript in other documents, as the file its first line names. */
export interface Snippet {
  readonly name: string;
  readonly code: string;

  /** Where the file would stand. */
  readonly folder: string;
}

/** Every example of every module README: a `ts` block, followed by the `text` block of what it creates. */
export function examples(): Example[] {
  return readdirSync(join(ROOT, "modules"))
    .filter(hasConstructs)
    .flatMap((folder) => {
      const blocks = document(`modules/${folder}/README.md`).blocks;
      return blocks.flatMap(({ language, code }, index) => {
        const next = blocks[index + 1];
        if (language !== "ts") return [];
        return [
          {
            name: `${folder}-${index}`,
            code,
            creates: next?.language === "text" ? next.code.trim().split("\n").filter(Boolean) : [],
          },
        ];
      });
    });
}

/** TypeScript outside the module READMEs, save what is quoted from a file there is. */
export function snippets(): Snippet[] {
  return documents()
    .filter(({ file }) => !file.startsWith("modules/"))
    .flatMap(({ file, blocks }) =>
      blocks.flatMap(({ language, code }, index) => {
        const [, path = ""] = /^\/\/ (\S+)\n/.exec(code) ?? [];
        if (language !== "ts" || (path && existsSync(join(ROOT, path)))) return [];
        return [{ name: `${file.replaceAll(/\W/g, "-")}-${index}`, code, folder: dirname(path) }];
      }),
    );
}

/** Naming and validation are rules; they create nothing an example could promise. */
function hasConstructs(folder: string): boolean {
  return !["naming", "validation"].includes(folder);
}
