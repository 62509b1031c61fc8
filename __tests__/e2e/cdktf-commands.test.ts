import { readFileSync, renameSync } from "node:fs";
import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import { HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { clientConfig } from "../../tools/rehearsal/aws-client";
import { expectNothingLeft } from "../../tools/rehearsal/expectations";
import type { Inventory } from "../../tools/rehearsal/inventory/leftovers";
import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import { ProjectCopy } from "./support/project-copy";
import { describeWithAws } from "./support/requirements";
import { type Outcome, runs } from "./support/run";

const STACK = "multi-agent-orchestrator-dev";
const REGION = "us-east-1";
const TERRAFORM = process.env["TERRAFORM_BINARY_NAME"] || "terraform";

describeWithAws("the commands of cdktf and Terraform, as a person types them", () => {
  let rehearsal: Rehearsal;
  let copy: ProjectCopy;
  let before: Inventory;

  beforeAll(async () => {
    copy = new ProjectCopy();
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    before = await rehearsal.inventory(STACK);
  });

  afterAll(async () => {
    await rehearsal?.stop();
    copy?.remove();
  });

  const typed = (...command: readonly string[]): Promise<Outcome> =>
    runs(command, { cwd: copy.directory, env: rehearsal.environment });

  test("cdktf list names every stack and where it is written", async () => {
    const { text } = await typed("npx", "cdktf", "list");
    const written = [...text.matchAll(/cdktf\.out\/stacks\/(\S+)/g)].map(([, name]) => name);
    // A name that is too long for its column is broken in two lines.
    expect(
      rehearsal.stacks.names.filter((name) => !written.some((part) => name.startsWith(part ?? ""))),
    ).toEqual([]);
    expect(written).toHaveLength(rehearsal.stacks.names.length);
  });

  test("cdktf synth writes the same bytes as npm run synth", async () => {
    await typed("npm", "run", "synth");
    renameSync(copy.path("cdktf.out"), copy.path("by-npm"));
    await typed("npx", "cdktf", "synth");
    const byNpm = copy.files("by-npm");
    const byCdktf = copy.files("cdktf.out");
    expect([...byCdktf.keys()]).toEqual([...byNpm.keys()]);
    expect([...byCdktf].filter(([file, text]) => byNpm.get(file) !== text).map(([file]) => file)).toEqual([]);
    expect(byCdktf.size).toBe(2 * rehearsal.stacks.names.length + 1);
  });

  test("cdktf plan says what it would create", async () => {
    const { text } = await typed("npx", "cdktf", "plan", STACK);
    expect(text).toContain(
      `Plan: ${rehearsal.stack(STACK).resourceCount} to add, 0 to change, 0 to destroy.`,
    );
  });

  test("cdktf deploy makes it, and keeps its state in the bucket", async () => {
    const { text } = await typed("npx", "cdktf", "deploy", STACK, "--auto-approve");
    expect(text).toContain(
      `Apply complete! Resources: ${rehearsal.stack(STACK).resourceCount} added, 0 changed, 0 destroyed.`,
    );

    const aws = clientConfig(rehearsal.aws.url, REGION);
    const { services = [] } = await new ECSClient(aws).send(
      new DescribeServicesCommand({
        cluster: `${STACK}-agents`,
        services: ["aws-agent-core", "langgraph", "snowflake-cortex"],
      }),
    );
    expect(services.map(({ serviceName, desiredCount }) => [serviceName, desiredCount])).toEqual([
      ["aws-agent-core", 2],
      ["langgraph", 2],
      ["snowflake-cortex", 3],
    ]);
    const { bucket, key } = rehearsal.stack(STACK).backend ?? {};
    const state = new HeadObjectCommand({ Bucket: bucket, Key: key });
    const { ContentLength } = await new S3Client({ ...aws, forcePathStyle: true }).send(state);
    expect(ContentLength).toBeGreaterThan(10_000);
  });

  test("cdktf plan finds nothing more to do", async () => {
    const { text } = await typed("npx", "cdktf", "plan", STACK);
    expect(text).toContain("No changes. Your infrastructure matches the configuration.");
  });

  test("neither does Terraform alone, in the synthesized directory", async () => {
    const directory = `-chdir=cdktf.out/stacks/${STACK}`;
    await typed(TERRAFORM, directory, "init", "-input=false", "-lockfile=readonly");
    const { stdout } = await typed("terraform", directory, "plan", "-input=false", "-detailed-exitcode");
    expect(stdout).toContain("No changes.");
  });

  test("the provider is the one of the project's lock file, which none of them changed", () => {
    const locked = readFileSync(copy.path(".terraform.lock.hcl"), "utf8");
    expect(readFileSync(copy.path("cdktf.out", "stacks", STACK, ".terraform.lock.hcl"), "utf8")).toBe(locked);
  });

  test("cdktf destroy takes everything away again", async () => {
    const { text } = await typed("npx", "cdktf", "destroy", STACK, "--auto-approve");
    expect(text).toContain(`Destroy complete! Resources: ${rehearsal.stack(STACK).resourceCount} destroyed.`);
    expectNothingLeft(before, await rehearsal.inventory(STACK));
  });
});
