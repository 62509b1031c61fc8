import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Problem } from "../terminal/problem";
import type { SynthesizedStack } from "../terraform/synthesized-stack";

/** Import id by Terraform address. */
export type Adoption = Readonly<Record<string, string>>;

/** The file that tells a stack what runs already: the stack makes `import` blocks of it. */
export class Manifest {
  /** From the project's root. */
  readonly file: string;
  readonly #project: string;

  constructor(project: string, stack: SynthesizedStack) {
    const { System: system, Environment: environment } = stack.defaultTags;
    if (!system || !environment) {
      throw new Problem(
        `${stack.name} does not say what it is: its provider has no tags System and Environment`,
      );
    }
    this.#project = project;
    this.file = join("stacks", system, "adoption", `${environment}.json`);
  }

  /** What it says; nothing when there is none. */
  read(): Adoption | undefined {
    const path = join(this.#project, this.file);
    return existsSync(path) ? parsed(this.file, readFileSync(path, "utf8")) : undefined;
  }

  write(adoption: Adoption): void {
    const path = join(this.#project, this.file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(sorted(adoption), null, 2)}\n`);
  }

  /**
   * Moves it to where a stack reads what was adopted, and imports nothing.
   *
   * @returns where it is now, from the project's root
   */
  retire(today: string): string {
    const retired = this.file.replace(/([^/]+)\.json$/, `retired/$1-${today}.json`);
    const [from, to] = [join(this.#project, this.file), join(this.#project, retired)];
    if (!existsSync(from)) throw new Problem(`there is no ${this.file}: nothing is being adopted`);
    if (existsSync(to)) throw new Problem(`${retired} is there already`, ["move it away first"]);
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    return relative(this.#project, to);
  }
}

/** By address, so that two people who discover the same write the same. */
export function sorted(adoption: Adoption): Adoption {
  return Object.fromEntries(Object.entries(adoption).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Lines that are only in the one, and only in the other. */
export function differences(before: Adoption, after: Adoption): string[] {
  const addresses = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return addresses
    .filter((address) => before[address] !== after[address])
    .flatMap((address) => [...line("-", address, before[address]), ...line("+", address, after[address])]);
}

function line(sign: string, address: string, id: string | undefined): string[] {
  return id === undefined ? [] : [`${sign} ${address}: ${id}`];
}

function parsed(file: string, text: string): Adoption {
  const adoption = json(file, text);
  if (typeof adoption === "object" && adoption !== null && !Array.isArray(adoption)) {
    return adoption as Adoption;
  }
  const given = Array.isArray(adoption) ? "a list" : JSON.stringify(adoption);
  throw new Problem(`${file} must be an object of import ids by Terraform address, got ${given}`);
}

function json(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(`${file} is no JSON: ${(error as Error).message}`);
  }
}
