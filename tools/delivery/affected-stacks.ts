import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { synthesize } from "../rehearsal/synthesize";
import { Problem } from "../terminal/problem";
import { headCommit } from "../terraform/head-commit";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { SynthesizedStacks } from "../terraform/synthesized-stacks";

const execute = promisify(execFile);

export interface AffectedStacks {
  /** Stacks that are not what they are at the other commit. */
  readonly differing: readonly SynthesizedStack[];

  /** Stacks that are in the code of the other commit only: what they made is still there. */
  readonly gone: readonly SynthesizedStack[];

  /** The other commit, as Git names it. */
  readonly commit: string;
}

/**
 * Stacks whose synthesized files are not those of another commit.
 *
 * @param ref any name Git has for it: `origin/main`, `HEAD~1`
 * @throws Problem when there is no such commit, or its stacks can't be synthesized
 */
export async function affectedStacks(
  project: string,
  stacks: SynthesizedStacks,
  ref: string,
): Promise<AffectedStacks> {
  const directory = mkdtempSync(join(tmpdir(), "affected-"));
  const tree = join(directory, "tree");
  try {
    await checkOut(project, ref, tree);
    const commit = (await headCommit(tree)) ?? ref;
    await installPackages(project, tree);
    const others = await synthesize(tree, join(directory, "cdktf.out"));
    return {
      differing: stacks.all.filter(({ name }) => digest(stacks, name) !== digest(others, name)),
      gone: others.all.filter(({ name }) => !stacks.names.includes(name)),
      commit,
    };
  } finally {
    await execute("git", ["worktree", "remove", "--force", tree], { cwd: project }).catch(() => {});
    rmSync(directory, { recursive: true, force: true });
  }
}

async function checkOut(project: string, ref: string, tree: string): Promise<void> {
  try {
    await execute("git", ["worktree", "add", "--detach", tree, "--end-of-options", ref], { cwd: project });
  } catch (error) {
    throw new Problem(`there is no commit '${ref}' here`, [
      ...lastLine(error),
      "fetch it: git fetch origin, or in CI check out with fetch-depth: 0",
    ]);
  }
}

/** The same packages where both commits lock the same, as they nearly always do. */
async function installPackages(project: string, tree: string): Promise<void> {
  const lock = (directory: string) => readFileSync(join(directory, "package-lock.json"), "utf8");
  if (existsSync(join(tree, "package-lock.json")) && lock(project) === lock(tree)) {
    symlinkSync(join(project, "node_modules"), join(tree, "node_modules"));
    return;
  }
  try {
    await execute("npm", ["ci", "--ignore-scripts"], { cwd: tree });
  } catch (error) {
    throw new Problem("the packages of the other commit can't be installed (npm ci)", lastLine(error));
  }
}

/** Everything that was synthesized for a stack, or nothing when it is not there. */
function digest(stacks: SynthesizedStacks, name: string): string | undefined {
  if (!stacks.names.includes(name)) return undefined;
  return JSON.stringify(filesBelow(join(stacks.directory, "stacks", name)));
}

/** Names and contents; what Terraform left in the directory was not synthesized. */
function filesBelow(directory: string): [string, string][] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file): [string, string] => [file.slice(directory.length + 1), file])
    .filter(([name]) => isSynthesized(name))
    .map(([name, file]): [string, string] => [name, readFileSync(file, "base64")])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function isSynthesized(name: string): boolean {
  return name === "cdk.tf.json" || name === ".terraform.lock.hcl" || name.startsWith("assets");
}

function lastLine(error: unknown): string[] {
  const { stderr = "" } = error as { stderr?: string };
  return stderr.trim().split("\n").slice(-1);
}
