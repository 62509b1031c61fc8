import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** An example of a module README: code to run, and the addresses it promises. */
export interface Example {
  readonly name: string;
  readonly code: string;
  readonly creates: readonly string[];
}

const MODULES = join(__dirname, "..", "..", "modules");
const FENCED = /```(ts|text)\n([\s\S]*?)```/g;

/** Every example of every module README: a `ts` block, followed by the `text` block of what it creates. */
export function examples(): Example[] {
  return readdirSync(MODULES)
    .filter(hasConstructs)
    .flatMap((folder) => {
      const blocks = [...readFileSync(join(MODULES, folder, "README.md"), "utf8").matchAll(FENCED)];
      return blocks.flatMap(([, language, code = ""], index) => {
        const next = blocks[index + 1];
        if (language !== "ts") return [];
        return [
          {
            name: `${folder}-${index}`,
            code,
            creates: next?.[1] === "text" ? (next[2] ?? "").trim().split("\n").filter(Boolean) : [],
          },
        ];
      });
    });
}

/** Naming and validation are rules; they create nothing an example could promise. */
function hasConstructs(folder: string): boolean {
  return !["naming", "validation"].includes(folder);
}
