import { join } from "node:path";
import { findTerraform } from "../../tools/terraform/find-terraform";
import { terraformInstallHint } from "../../tools/terraform/install-hints";
import { isAtLeast } from "../../tools/terraform/version";
import { problemOf, temporaryDirectory, writeProgram } from "./temporary";

const directory = temporaryDirectory();

function terraform(folder: string, version: string): string {
  const json = { terraform_version: version, platform: "linux_amd64", terraform_outdated: false };
  const path = join(directory, folder, "terraform");
  return writeProgram(path, `[ "$1 $2" = "version -json" ] && echo '${JSON.stringify(json)}'`);
}

test("takes the first terraform on the PATH", async () => {
  const path = terraform("first", "1.11.4");
  terraform("second", "1.12.0");
  const PATH = [join(directory, "none"), join(directory, "first"), join(directory, "second")].join(":");
  expect(await findTerraform({ PATH })).toEqual({
    path,
    product: "Terraform",
    version: "1.11.4",
    platform: "linux_amd64",
  });
});

test("takes the program TERRAFORM_BINARY_NAME names, and tells OpenTofu from Terraform", async () => {
  const json = JSON.stringify({ terraform_version: "1.11.0", platform: "darwin_arm64" });
  const script = `[ "$2" = "-json" ] && echo '${json}' || echo "OpenTofu v1.11.0"`;
  const path = writeProgram(join(directory, "bin", "tofu"), script);
  const found = await findTerraform({ TERRAFORM_BINARY_NAME: path, PATH: "" });
  expect(found).toMatchObject({ path, product: "OpenTofu", version: "1.11.0", platform: "darwin_arm64" });
});

test("refuses a machine without Terraform, and says how to get it", async () => {
  const { message, details } = await problemOf(() => findTerraform({ PATH: directory }));
  expect(message).toBe("Terraform is not installed: there is no 'terraform' on the PATH");
  expect(details).toEqual(terraformInstallHint());
});

test("refuses a TERRAFORM_BINARY_NAME that is no program", async () => {
  const { message } = await problemOf(() =>
    findTerraform({ TERRAFORM_BINARY_NAME: "terrafrom", PATH: directory }),
  );
  expect(message).toBe("TERRAFORM_BINARY_NAME is 'terrafrom', and there is no such program");
});

test("refuses a Terraform that is too old, and says which one it found", async () => {
  const path = terraform("old", "1.10.5");
  const { message } = await problemOf(() => findTerraform({ TERRAFORM_BINARY_NAME: path, PATH: "" }));
  expect(message).toBe(`Terraform 1.10.5 (${path}) is too old: the stacks need 1.11.0 or newer`);
});

test("refuses a program that is something else", async () => {
  const path = writeProgram(join(directory, "other", "terraform"), "echo hello");
  const { message } = await problemOf(() => findTerraform({ TERRAFORM_BINARY_NAME: path, PATH: "" }));
  expect(message).toBe(`${path} is not Terraform: 'version -json' answered 'hello'`);
});

test("refuses a program that fails, with what it said", async () => {
  const path = writeProgram(join(directory, "broken", "terraform"), "echo no such library >&2; exit 3");
  const { message } = await problemOf(() => findTerraform({ TERRAFORM_BINARY_NAME: path, PATH: "" }));
  expect(message).toContain(`${path} can't be run`);
  expect(message).toContain("no such library");
});

test.each([
  ["1.11.0", true],
  ["1.11.4", true],
  ["2.0.0", true],
  ["1.12.0-beta1", true],
  ["1.9.8", false],
  ["1.10.99", false],
  ["0.15.5", false],
])("knows whether %s is 1.11.0 or newer", (version, isNewEnough) => {
  expect(isAtLeast(version, "1.11.0")).toBe(isNewEnough);
});

test("has an installation line for every platform", () => {
  expect(terraformInstallHint("darwin")[0]).toContain("brew");
  expect(terraformInstallHint("win32").join()).toMatch(/winget.*choco/);
  expect(terraformInstallHint("freebsd")).toEqual(terraformInstallHint("linux"));
});
