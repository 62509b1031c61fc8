import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Note } from "../tools/terminal/progress";
import { type Command, measure } from "./measure";

/** The same app set up as `cdktf init --template=typescript` does it: ts-node, ts-jest, TypeScript 5. */
const TEMPLATE = resolve("bench/template");

/** Packages of the template, which nothing else needs: installed when they are first measured. */
export function installTemplate(note: Note): void {
  const installed = join(TEMPLATE, "node_modules", ".package-lock.json");
  if (existsSync(installed) && sameVersions(installed)) return;
  note("npm ci in bench/template, the first time only");
  measure({ args: ["npm", "ci", "--ignore-scripts"], cwd: TEMPLATE });
}

/** npm notes what it installed in the form of the lock file. */
function sameVersions(installed: string): boolean {
  const versions = (file: string) => {
    const { packages } = JSON.parse(readFileSync(file, "utf8")) as {
      packages: Record<string, { version?: string }>;
    };
    return ["jest", "ts-jest", "ts-node", "typescript"].map(
      (name) => packages[`node_modules/${name}`]?.version,
    );
  };
  return String(versions(installed)) === String(versions(join(TEMPLATE, "package-lock.json")));
}

/** `cdktf synth` with the template's cdktf.json. */
export function templateSynth(stacks: number): Command {
  const cdktf = resolve("node_modules/cdktf-cli/bundle/bin/cdktf");
  return { args: [process.execPath, cdktf, "synth"], cwd: TEMPLATE, env: { BENCH_STACKS: String(stacks) } };
}

/** The unit tests under the template's Jest configuration. */
export function templateTests(): Command {
  const jest = join(TEMPLATE, "node_modules", "jest", "bin", "jest.js");
  return { args: [process.execPath, jest, "--config", join(TEMPLATE, "jest.config.cjs")] };
}
