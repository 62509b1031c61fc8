import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cliConfig } from "../../tools/terraform/cli-config";
import type { ProviderSource } from "../../tools/terraform/find-provider";
import { temporaryDirectory, write } from "./temporary";

const directory = temporaryDirectory();
const mirror: ProviderSource = { kind: "mirror", directory: "/opt/mirror" };
const OWN = "provider_installation {\n  direct {}\n}\n";

function configured(given: { provider?: ProviderSource; environment?: object; own?: string }) {
  const work = mkdtempSync(join(directory, "work-"));
  const home = join(work, "home");
  if (given.own) write(join(home, ".terraformrc"), given.own);
  const props = { directory: work, cache: join(work, "cache"), provider: given.provider ?? mirror, home };
  return { work, file: cliConfig({ ...props, environment: { ...given.environment } }) };
}

test("has Terraform take the AWS provider from the mirror, and any other from its registry", () => {
  const { work, file } = configured({});
  expect(file).toBe(join(work, "terraform.rc"));
  expect(readFileSync(file ?? "", "utf8")).toBe(`provider_installation {
  filesystem_mirror {
    path    = "/opt/mirror"
    include = ["registry.terraform.io/hashicorp/aws"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/aws"]
  }
}
`);
});

test("keeps what comes from the registry for the next time", () => {
  const { work, file } = configured({ provider: { kind: "registry" } });
  expect(readFileSync(file ?? "", "utf8")).toBe(`plugin_cache_dir = "${join(work, "cache")}"\n`);
  expect(existsSync(join(work, "cache"))).toBe(true);
});

test("replaces a TF_CLI_CONFIG_FILE that does not exist", () => {
  const { work, file } = configured({ environment: { TF_CLI_CONFIG_FILE: "/nowhere/terraformrc" } });
  expect(file).toBe(join(work, "terraform.rc"));
});

test("leaves a person's own provider_installation in force, wherever it is", () => {
  expect(configured({ own: OWN }).file).toBeUndefined();
  const named = write(join(directory, "named.rc"), OWN);
  expect(configured({ environment: { TF_CLI_CONFIG_FILE: named } }).file).toBe(named);
});

test("does not take a comment for a provider_installation", () => {
  const { work, file } = configured({ own: "# provider_installation { }\ndisable_checkpoint = true\n" });
  expect(file).toBe(join(work, "terraform.rc"));
});

test("puts TERRAFORM_PROVIDER_MIRROR above a person's own configuration", () => {
  const { work, file } = configured({ own: OWN, environment: { TERRAFORM_PROVIDER_MIRROR: "/opt/mirror" } });
  expect(file).toBe(join(work, "terraform.rc"));
});

test("writes a path so that Terraform reads the same path", () => {
  const { file } = configured({ provider: { kind: "mirror", directory: 'C:\\my "mirror"' } });
  expect(readFileSync(file ?? "", "utf8")).toContain('path    = "C:\\\\my \\"mirror\\""');
});
