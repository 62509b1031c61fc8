import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Large, and only read. */
const LINKED = ["node_modules", ".venv"];

/** What no command reads, or writes itself. */
const LEFT_BEHIND = [
  ...LINKED,
  ".bootstrap",
  ".build",
  ".git",
  ".rehearsal",
  "__tests__",
  "cdktf.out",
  "coverage",
  "docs",
];

/** The project in a directory of its own: what a command writes there, and what a test changes, disturbs nobody. */
export class ProjectCopy {
  readonly directory = mkdtempSync(join(tmpdir(), "project-"));

  constructor() {
    const project = process.cwd();
    for (const name of readdirSync(project).filter((entry) => !LEFT_BEHIND.includes(entry))) {
      cpSync(join(project, name), join(this.directory, name), {
        recursive: true,
        filter: (source) => !LINKED.includes(basename(source)),
      });
    }
    for (const name of LINKED) {
      if (existsSync(join(project, name))) symlinkSync(join(project, name), join(this.directory, name));
    }
  }

  path(...names: readonly string[]): string {
    return join(this.directory, ...names);
  }

  /** Every file below a folder with its content, by its path there. */
  files(folder: string): Map<string, string> {
    const found = readdirSync(this.path(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort();
    return new Map(
      found.map((file) => [file.slice(this.path(folder).length + 1), readFileSync(file, "utf8")]),
    );
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
