import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { expectNoChanges } from "../../tools/rehearsal/expectations";
import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import { describeWithAws } from "./support/requirements";
import { run, runs } from "./support/run";
import { RunningTerraform } from "./support/running-terraform";
import { StateStore } from "./support/state-store";

/** The smallest there is. */
const STACK = "audit-trail-dev";
const APPLY = ["apply", "-input=false", "-auto-approve"];

describeWithAws("two deployments of one stack at once", () => {
  let rehearsal: Rehearsal;
  let store: StateStore;
  let first: RunningTerraform;
  let waiting: RunningTerraform;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    store = new StateStore(rehearsal, STACK);
    await rehearsal.init(STACK);
    first = new RunningTerraform(rehearsal, STACK, APPLY);
    await first.says(/: Creating\.\.\./);
    first.pause();
  });

  afterAll(async () => {
    await first?.kill();
    await waiting?.kill();
    await rehearsal?.stop();
  });

  test("the first holds both locks under one id, with its name on them", async () => {
    const [inTable, inFile] = await Promise.all([store.tableLock(), store.fileLock()]);
    expect(inTable).toEqual(inFile);
    expect(inTable).toMatchObject({
      Operation: "OperationTypeApply",
      Who: `${userInfo().username}@${hostname()}`,
    });
  });

  test.each([["plan"], APPLY, ["destroy", "-auto-approve"]])(
    "the second is refused, and told who is at work: %s",
    async (...args) => {
      const { code, stderr } = await rehearsal.terraform(STACK, args);
      const lock = await store.tableLock();
      expect(code).toBe(1);
      expect(stderr).toContain("Error acquiring the state lock");
      expect(stderr).toMatch(new RegExp(`ID: +${lock?.ID}`));
      expect(stderr).toMatch(/Operation: +OperationTypeApply/);
      expect(stderr).toMatch(new RegExp(`Who: +${lock?.Who}`));
    },
  );

  test("so is cdktf, in the same words", async () => {
    const env = rehearsal.environment;
    const command = ["npx", "cdktf", "deploy", STACK, "--auto-approve", "--skip-synth", "--output"];
    const outdir = join(rehearsal.directory, "cdktf.out");
    const { code, text } = await run([...command, outdir], { cwd: process.cwd(), env });
    expect(code).toBe(1);
    expect(text).toContain("Error acquiring the state lock");
    expect(text).toMatch(/Who: +\S+@\S+/);
  });

  test.each([
    ["only DynamoDB", { use_lockfile: undefined }],
    ["only the lock file", { dynamodb_table: undefined }],
  ])("so is a checkout that knows %s", async (_, changed) => {
    const directory = join(rehearsal.directory, Object.keys(changed).join());
    cpSync(rehearsal.stack(STACK).directory, directory, {
      recursive: true,
      filter: (source) => !source.includes(".terraform/"),
    });
    const json = JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8"));
    Object.assign(json.terraform.backend.s3, changed);
    writeFileSync(join(directory, "cdk.tf.json"), JSON.stringify(json));
    const place = { cwd: directory, env: rehearsal.environment };
    const terraform = process.env["TERRAFORM_BINARY_NAME"] || "terraform";
    await runs([terraform, "init", "-input=false", "-lockfile=readonly", "-reconfigure"], place);
    const { code, text } = await run([terraform, "plan", "-input=false", "-no-color"], place);
    expect(code).toBe(1);
    expect(text).toContain("Error acquiring the state lock");
    expect(text).toContain((await store.tableLock())?.ID);
  });

  test("one that is told to wait gets its turn, and finds nothing left to do", async () => {
    waiting = new RunningTerraform(rehearsal, STACK, ["plan", "-detailed-exitcode", "-lock-timeout=10m"]);
    first.resume();
    expect(await first.ended).toBe(0);
    expect(await waiting.ended).toBe(0);
    expect(waiting.text).toContain("No changes.");
  });

  test("nothing was damaged: one state, complete, and no lock left", async () => {
    const { resourceCount } = rehearsal.stack(STACK);
    expect(first.text).toContain(
      `Apply complete! Resources: ${resourceCount} added, 0 changed, 0 destroyed.`,
    );
    expect((await store.state())?.resources).toHaveLength(resourceCount);
    expect([await store.tableLock(), await store.fileLock()]).toEqual([undefined, undefined]);
    expectNoChanges(await rehearsal.plan(STACK));
  });
});
