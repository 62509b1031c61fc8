import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { nearest } from "../terminal/nearest";
import { Problem } from "../terminal/problem";
import { SynthesizedStack } from "./synthesized-stack";

/** The stacks of the last synthesis in a directory, e.g. `cdktf.out`. */
export class SynthesizedStacks {
  readonly directory: string;
  readonly names: readonly string[];

  constructor(directory: string) {
    this.directory = directory;
    const manifest = join(directory, "manifest.json");
    if (!existsSync(manifest)) {
      throw new Problem(`nothing is synthesized in ${relative(process.cwd(), directory) || "."}`, [
        "synthesize the stacks: npm run synth",
      ]);
    }
    // The directory may hold stacks of earlier times; the manifest names those of the last.
    const { stacks } = JSON.parse(readFileSync(manifest, "utf8")) as { stacks: Record<string, unknown> };
    this.names = Object.keys(stacks).sort();
  }

  get all(): SynthesizedStack[] {
    return this.names.map((name) => this.get(name));
  }

  /** @throws Problem with the names there are */
  get(name: string): SynthesizedStack {
    if (!this.names.includes(name)) throw unknownStack(name, this.names);
    return new SynthesizedStack(join(this.directory, "stacks", name));
  }
}

function unknownStack(name: string, names: readonly string[]): Problem {
  const meant = nearest(name, names);
  return new Problem(`there is no stack '${name}'${meant ? `; did you mean '${meant}'?` : ""}`, [
    "the stacks are:",
    ...names.map((known) => `  ${known}`),
  ]);
}
