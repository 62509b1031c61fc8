import { cpSync, mkdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { Problem, problemText } from "../terminal/problem";

/** Folder of the project that holds what rehearsals write; not under version control. */
const REHEARSALS = ".rehearsal";

/** Where providers from the registry are kept between rehearsals. */
export function providerCache(project: string): string {
  return join(project, REHEARSALS, "providers");
}

/** Makes a directory no other rehearsal uses: `.rehearsal/<name>-<process id>`. */
export function makeWorkDirectory(project: string, name: string): string {
  mkdirSync(join(project, REHEARSALS), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const suffix = attempt === 1 ? "" : `-${attempt}`;
    const directory = join(project, REHEARSALS, `${name}-${process.pid}${suffix}`);
    try {
      mkdirSync(directory);
      return directory;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Copies synthesized stacks without what Terraform has left beside them. */
export function copyStacks(from: string, to: string): void {
  const isTerraforms = (name: string) =>
    name === ".terraform" || name.includes(".tfstate") || name === "plan";
  cpSync(from, to, { recursive: true, filter: (source) => !isTerraforms(basename(source)) });
}

/** A failure, with where to look for its reasons. */
export function withTraces(error: unknown, directory: string): Problem {
  const place = relative(process.cwd(), directory);
  const { message, details } = error instanceof Problem ? error : new Problem(problemText(error));
  return new Problem(message, [
    ...details,
    "",
    `stacks, plans and the simulated AWS's log are kept in ${place}`,
  ]);
}
