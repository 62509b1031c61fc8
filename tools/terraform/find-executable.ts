import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** The file a shell would run for a name, or for a path; nothing when there is none. */
export function findExecutable(name: string, environment: Environment = process.env): string | undefined {
  const isPath = isAbsolute(name) || name.includes("/") || name.includes("\\");
  const folders = isPath ? [""] : (environment["PATH"] ?? "").split(delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? ["", ".exe", ".cmd", ".bat"] : [""];
  return folders
    .flatMap((folder) => endings.map((ending) => (isPath ? resolve(name) : join(folder, name)) + ending))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
