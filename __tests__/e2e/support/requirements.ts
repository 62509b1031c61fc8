import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { motoVersion, ownPython } from "../../../tools/rehearsal/find-python";
import { SIMULATED_AWS } from "../../../tools/rehearsal/tools";
import { findExecutable } from "../../../tools/terraform/find-executable";
import { pythonInstallHint, terraformInstallHint } from "../../../tools/terraform/install-hints";

/**
 * A `describe` for tests with real Terraform and the simulated AWS.
 *
 * Where one of them is missing the tests are skipped, and one line says so; with REQUIRE_E2E set they fail instead.
 */
export function describeWithAws(name: string, body: () => void): void {
  const missing = missingRequirements();
  if (missing.length === 0) {
    describe(name, body);
  } else if (process.env["REQUIRE_E2E"]) {
    describe(name, () => {
      test("has what it needs", () => {
        throw new Error(missing.join("; "));
      });
    });
  } else {
    console.warn(`SKIPPED: ${name} was not tried out. ${missing.join("; ")}`);
    describe.skip(name, body);
  }
}

/** What is missing, and how to get it. */
function missingRequirements(): string[] {
  const terraform = process.env["TERRAFORM_BINARY_NAME"] || "terraform";
  return [
    ...(findExecutable(terraform)
      ? []
      : [`there is no '${terraform}' on the PATH (${terraformInstallHint().join("; ")})`]),
    ...missingPython(),
  ];
}

function missingPython(): string[] {
  const project = process.cwd();
  const installed = ["python3", "python"].flatMap((name) => findExecutable(name) ?? []);
  if (installed.length === 0) {
    return [`there is no 'python3' on the PATH (${pythonInstallHint().join("; ")})`];
  }
  const version = motoVersion(join(project, SIMULATED_AWS, "requirements.txt"));
  return [ownPython(project), ...installed].some((python) => hasMoto(python, version))
    ? []
    : [`no Python has moto ${version} (npm start installs it into .venv)`];
}

function hasMoto(python: string, version: string): boolean {
  const question = "import importlib.metadata as m; m.version('flask'); print(m.version('moto'))";
  return spawnSync(python, ["-c", question], { encoding: "utf8" }).stdout?.trim() === version;
}
