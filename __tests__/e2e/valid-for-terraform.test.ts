import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isolated } from "../../tools/rehearsal/aws-environment";
import { synthesize } from "../../tools/rehearsal/synthesize";
import { findTools } from "../../tools/rehearsal/tools";
import { providerCache } from "../../tools/rehearsal/work-directory";
import { cliConfig } from "../../tools/terraform/cli-config";
import { writeMergedRoot } from "../../tools/terraform/merged-root";
import type { SynthesizedStack } from "../../tools/terraform/synthesized-stack";
import { Terraform } from "../../tools/terraform/terraform";
import { describeWithAws } from "./support/requirements";

const LOCK_FILE = ".terraform.lock.hcl";

/** What Terraform says of the stacks, all of them checked against the provider's schema at once. */
async function validate(
  directory: string,
  terraform: Terraform,
  stacks: readonly SynthesizedStack[],
): Promise<{
  valid: boolean;
  diagnostics: { summary: string; address?: string; range?: { filename: string } }[];
}> {
  writeMergedRoot(directory, stacks);
  copyFileSync(LOCK_FILE, join(directory, LOCK_FILE));
  await terraform.require(directory, ["init", "-backend=false", "-lockfile=readonly"]);
  return JSON.parse((await terraform.run(directory, ["validate", "-json"])).stdout);
}

describeWithAws("the stacks, as Terraform reads them", () => {
  const directory = mkdtempSync(join(tmpdir(), "valid-"));
  let terraform: Terraform;
  let stacks: readonly SynthesizedStack[];

  beforeAll(async () => {
    const tools = await findTools(process.cwd());
    const cache = providerCache(process.cwd());
    const config = cliConfig({ directory, cache, provider: tools.provider });
    const environment = isolated(config ? { TF_CLI_CONFIG_FILE: config } : {});
    terraform = new Terraform({ binary: tools.terraform, environment });
    stacks = (await synthesize(process.cwd(), join(directory, "cdktf.out"))).all;
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("are valid, every one of them", async () => {
    expect(stacks.length).toBeGreaterThan(8);
    expect(await validate(join(directory, "good"), terraform, stacks)).toMatchObject({
      valid: true,
      diagnostics: [],
    });
  });

  test("would be refused with the name of the stack for an argument the provider does not know", async () => {
    const [first, ...others] = stacks;
    const bucket = { resource: { aws_s3_bucket: { odd: { buckett: "misspelled" } } } };
    const spoilt = { ...first, json: { ...first?.json, ...bucket } } as unknown as SynthesizedStack;
    const { valid, diagnostics } = await validate(join(directory, "bad"), terraform, [spoilt, ...others]);
    expect(valid).toBe(false);
    const misspelled = diagnostics.filter(({ summary }) => summary === "Extraneous JSON object property");
    expect(misspelled).toHaveLength(1);
    expect(misspelled[0]?.range?.filename).toBe(`${first?.name}/cdk.tf.json`);
  });
});
