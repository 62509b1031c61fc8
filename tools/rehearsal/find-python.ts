import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Problem } from "../terminal/problem";
import type { Note } from "../terminal/progress";
import { findExecutable } from "../terraform/find-executable";
import { pythonInstallHint } from "../terraform/install-hints";

const execute = promisify(execFile);

/** Downloading and unpacking moto and what it needs, on a slow line. */
const INSTALL_MS = 600_000;

/** moto 5.2 needs it. */
const OLDEST_PYTHON = "3.10";

export interface PythonProps {
  /** The project: an own Python goes to `.venv` in it. */
  readonly project: string;

  /** Python's requirements file; names the version of moto. */
  readonly requirements: string;

  /** Says what takes long. @default - says nothing */
  readonly note?: Note;

  /** @default process.env */
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Finds a Python that has moto, the simulated AWS; makes one in the project's `.venv` when none has.
 *
 * @returns the interpreter
 * @throws Problem that says how to get Python, or what its package installer said
 */
export async function findPython(props: PythonProps): Promise<string> {
  const { project, requirements, note = () => {}, environment = process.env } = props;
  const moto = motoVersion(requirements);
  const own = ownPython(project);
  const installed = ["python3", "python"].flatMap((name) => findExecutable(name, environment) ?? []);
  for (const python of [own, ...installed]) {
    if (existsSync(python) && (await versionOfMoto(python, environment)) === moto) return python;
  }
  const [base] = installed;
  if (!base) {
    throw new Problem("Python is not installed: there is no 'python3' on the PATH", [
      `the simulated AWS is a Python program; it needs Python ${OLDEST_PYTHON} or newer`,
      ...pythonInstallHint(),
    ]);
  }
  note(`installing moto ${moto} into .venv, once`);
  await install(base, props);
  return own;
}

/** Version a requirements file pins moto to. */
export function motoVersion(requirements: string): string {
  const [, version] = /^moto(?:\[[^\]]*\])?==(\S+)/m.exec(readFileSync(requirements, "utf8")) ?? [];
  if (!version)
    throw new Problem(`${requirements} does not pin moto`, ["expected a line like moto[server]==5.2.1"]);
  return version;
}

/** The interpreter of the virtual environment in the project. */
export function ownPython(project: string): string {
  return process.platform === "win32"
    ? join(project, ".venv", "Scripts", "python.exe")
    : join(project, ".venv", "bin", "python");
}

async function versionOfMoto(python: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  // flask comes with moto's server and not with moto alone.
  const question = "import importlib.metadata as m; m.version('flask'); print(m.version('moto'))";
  try {
    return (await execute(python, ["-c", question], { env: environment })).stdout.trim();
  } catch {
    return undefined;
  }
}

async function install(base: string, { project, requirements, environment }: PythonProps): Promise<void> {
  const commands: [string, string[]][] = [
    [base, ["-m", "venv", join(project, ".venv")]],
    [ownPython(project), ["-m", "pip", "install", "--quiet", "--requirement", requirements]],
  ];
  for (const [program, args] of commands) {
    try {
      await execute(program, args, { env: environment ?? process.env, timeout: INSTALL_MS });
    } catch (error) {
      throw notInstalled([program, ...args].join(" "), error, requirements);
    }
  }
}

function notInstalled(command: string, error: unknown, requirements: string): Problem {
  const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
  const said = `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() && !/^\s*WARNING/.test(line));
  return new Problem("the simulated AWS can't be installed", [
    command,
    ...said.slice(-5).map((line) => `  ${line}`),
    `it needs Python ${OLDEST_PYTHON} or newer with venv and pip (Debian: apt-get install python3-venv),`,
    `and ${requirements} from a package index; or any python3 on the PATH that has those packages`,
  ]);
}
