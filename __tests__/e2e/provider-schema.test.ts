import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Block, pathsOf } from "../../tools/plan/schema-paths";
import { projectTerraform } from "../../tools/terraform/project-terraform";
import { lockedProviderVersion } from "../../tools/terraform/provider-lock";
import { describeWithAws } from "./support/requirements";

const LOCK_FILE = ".terraform.lock.hcl";
const SOURCE = "registry.terraform.io/hashicorp/aws";

interface Schemas {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>> }>
  >;
}

describeWithAws("what the plan review knows of the provider", () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "schema-"));
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("is what the locked version says of its sets and sensitive values (UPDATE_SCHEMA=1 writes it)", async () => {
    const version = lockedProviderVersion(LOCK_FILE);
    const aws = { source: "hashicorp/aws", version };
    writeFileSync(
      join(directory, "main.tf.json"),
      JSON.stringify({ terraform: { required_providers: { aws } } }),
    );
    copyFileSync(LOCK_FILE, join(directory, LOCK_FILE));
    const { signal } = new AbortController();
    const cache = resolve(".rehearsal/providers");
    const terraform = await projectTerraform({ project: resolve("."), directory, cache, signal });
    await terraform.require(directory, ["init", "-input=false", "-lockfile=readonly"]);
    const { stdout } = await terraform.require(directory, ["providers", "schema", "-json"]);

    const { resource_schemas: types = {} } = (JSON.parse(stdout) as Schemas).provider_schemas[SOURCE] ?? {};
    const lines = Object.entries(types)
      .map(([type, { block }]) => [type, pathsOf(block)] as const)
      .filter(([, paths]) => Object.keys(paths).length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, paths]) => `  ${JSON.stringify(type)}: ${JSON.stringify(paths)}`);
    const text = `{\n${lines.join(",\n")}\n}\n`;

    const file = `tools/plan/hashicorp-aws-${version}.json`;
    if (process.env["UPDATE_SCHEMA"]) writeFileSync(file, text);
    expect(lines.length).toBeGreaterThan(500);
    expect(readFileSync(file, "utf8") === text).toBe(true);
  });
});
