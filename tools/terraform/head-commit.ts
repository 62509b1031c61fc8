import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/**
 * The commit a directory is at, `<commit>-dirty` when files differ from it.
 *
 * @returns nothing outside of a Git repository
 */
export async function headCommit(directory: string): Promise<string | undefined> {
  const git = async (...args: string[]) => (await execute("git", args, { cwd: directory })).stdout.trim();
  try {
    const commit = await git("rev-parse", "HEAD");
    return (await git("status", "--porcelain")) === "" ? commit : `${commit}-dirty`;
  } catch {
    return undefined;
  }
}
