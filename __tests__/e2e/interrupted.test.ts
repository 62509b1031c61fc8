import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeNatGatewaysCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  EC2Client,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import { DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";
import { DeleteParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { clientConfig } from "../../tools/rehearsal/aws-client";
import { expectNoChanges } from "../../tools/rehearsal/expectations";
import { Rehearsal, type RehearsedPlan } from "../../tools/rehearsal/rehearsal";
import { describeWithAws } from "./support/requirements";
import { runs } from "./support/run";
import { RunningTerraform } from "./support/running-terraform";
import { StateStore } from "./support/state-store";

const STACK = "multi-agent-orchestrator-dev";
const REGION = "us-east-1";
const APPLY = ["apply", "-input=false", "-auto-approve", "-parallelism=30"];

/** Long enough for most of the network, too short for the database; Terraform saves its state after 20 seconds at most. */
const MIDDLE_MS = 15_000;

/** Starts a deployment and comes back when it is in the middle. */
async function deployment(rehearsal: Rehearsal): Promise<RunningTerraform> {
  await rehearsal.init(STACK);
  const apply = new RunningTerraform(rehearsal, STACK, APPLY);
  await apply.says(/: Creating\.\.\./);
  await sleep(MIDDLE_MS);
  return apply;
}

/** What `npm run orphans` says, line by line. */
async function orphans(rehearsal: Rehearsal, ...options: readonly string[]): Promise<string[]> {
  const outdir = relative(process.cwd(), rehearsal.stacks.directory);
  const command = ["npm", "run", "--silent", "orphans", "--", STACK, "--outdir", outdir, ...options];
  return (await runs(command, { cwd: process.cwd(), env: rehearsal.environment })).stdout.split("\n");
}

/** A group whose maker was killed at once still has the rule AWS gives to every new one: everything out, untagged. */
async function emptyHalfMadeGroups(rehearsal: Rehearsal): Promise<void> {
  const ec2 = new EC2Client(clientConfig(rehearsal.aws.url, REGION));
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [{ Name: "tag:System", Values: ["multi-agent-orchestrator"] }],
    }),
  );
  const made = SecurityGroups.map(({ GroupId }) => GroupId);
  const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({}));
  for (const { GroupId, IsEgress, IpProtocol, CidrIpv4, Tags = [] } of SecurityGroupRules) {
    if (!made.includes(GroupId) || !IsEgress || IpProtocol !== "-1" || Tags.length > 0) continue;
    const IpPermissions = [{ IpProtocol, IpRanges: [{ CidrIp: CidrIpv4 }] }];
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions }));
  }
}

function destroyed({ json }: RehearsedPlan): string[] {
  return (json.resource_changes ?? [])
    .filter(({ change }) => change.actions.includes("delete"))
    .map(({ address }) => address);
}

async function databaseId(rehearsal: Rehearsal): Promise<string | undefined> {
  const rds = new RDSClient(clientConfig(rehearsal.aws.url, REGION));
  const { DBInstances: [database] = [] } = await rds.send(new DescribeDBInstancesCommand({}));
  return database?.DbiResourceId;
}

describeWithAws("a deployment that was killed (docs/operations/killed-apply.md)", () => {
  let rehearsal: Rehearsal;
  let apply: RunningTerraform;
  let store: StateStore;
  let plan: RehearsedPlan;
  let made: number;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    store = new StateStore(rehearsal, STACK);
    apply = await deployment(rehearsal);
    await apply.kill();
  });

  afterAll(async () => {
    await apply?.kill();
    await rehearsal?.stop();
  });

  test("leaves its lock, which the next plan names", async () => {
    const lock = await store.tableLock();
    const { code, stderr } = await rehearsal.terraform(STACK, ["plan", "-input=false"]);
    expect(code).toBe(1);
    expect(stderr).toContain("Error acquiring the state lock");
    expect(stderr).toMatch(new RegExp(`ID: +${lock?.ID}`));
  });

  test("the lock is given back by its id, in both places", async () => {
    const { ID = "" } = (await store.tableLock()) ?? {};
    expect((await rehearsal.terraform(STACK, ["force-unlock", "-force", ID])).code).toBe(0);
    expect([await store.tableLock(), await store.fileLock()]).toEqual([undefined, undefined]);
  });

  test("what it made and did not write down is found, each with the address it belongs to", async () => {
    const lines = await orphans(rehearsal, "--write");
    made = Number(/^(\d+) resources of \S+ exist and are not in its state/.exec(lines[0] ?? "")?.[1]);
    expect(made).toBeGreaterThan(5);
    expect(lines.filter((line) => line.includes(" import 'aws_vpc.network' 'vpc-"))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("arn:"))).toEqual([]);
    expect(lines.filter((line) => line.includes(" import 'aws_") || line.startsWith("aws ")).length).toBe(
      made,
    );
  });

  test("what can't be taken in is deleted, the next plan takes in the rest and destroys nothing", async () => {
    const ssm = new SSMClient(clientConfig(rehearsal.aws.url, REGION));
    const names = (await orphans(rehearsal)).flatMap(
      (line) => /^aws ssm delete-parameter --name (\S+)$/.exec(line)?.[1] ?? [],
    );
    for (const Name of names) await ssm.send(new DeleteParameterCommand({ Name }));
    plan = await rehearsal.plan(STACK);
    expect(plan.json.resource_changes?.filter(({ change }) => change.importing)).toHaveLength(
      made - names.length,
    );
    // A task definition is never changed: another revision is made.
    expect(destroyed(plan).filter((address) => !address.startsWith("aws_ecs_task_definition."))).toEqual([]);
  });

  test("the apply goes on from there, and there is nothing left to do", async () => {
    await emptyHalfMadeGroups(rehearsal);
    await rehearsal.apply(STACK, plan);
    rmSync(join(rehearsal.stack(STACK).directory, "orphans.tf"));
    expectNoChanges(await rehearsal.plan(STACK));
  });

  test("nothing exists twice, and nothing outside the state", async () => {
    const ec2 = new EC2Client(clientConfig(rehearsal.aws.url, REGION));
    const { Vpcs = [] } = await ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: "tag:System", Values: ["multi-agent-orchestrator"] }] }),
    );
    const { NatGateways = [] } = await ec2.send(new DescribeNatGatewaysCommand({}));
    expect([Vpcs.length, NatGateways.length]).toEqual([1, 2]);
    expect((await orphans(rehearsal))[0]).toBe(`Nothing of ${STACK} was found that is not in its state.`);
  });
});

describeWithAws("a deployment that was interrupted with Ctrl-C (docs/operations/killed-apply.md)", () => {
  let rehearsal: Rehearsal;
  let apply: RunningTerraform;
  let store: StateStore;
  let tainted: string[];
  let database: string | undefined;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    store = new StateStore(rehearsal, STACK);
    apply = await deployment(rehearsal);
    // Terraform says this after ten seconds: by then AWS has been asked, and has answered.
    await apply.says(/aws_db_instance\.database: Still creating/);
    apply.interrupt();
    await apply.ended;
    database = await databaseId(rehearsal);
  });

  afterAll(async () => {
    await apply?.kill();
    await rehearsal?.stop();
  });

  test("ends with an error, its state saved and its lock given back", async () => {
    expect(await apply.ended).toBe(1);
    expect(apply.text).toContain("Interrupt received.");
    expect((await store.state())?.resources.length).toBeGreaterThan(20);
    expect([await store.tableLock(), await store.fileLock()]).toEqual([undefined, undefined]);
  });

  test("would replace what it was waiting for, though that exists and is well", async () => {
    const plan = await rehearsal.plan(STACK);
    tainted = destroyed(plan);
    expect(tainted).toContain("aws_db_instance.database");
    expect(plan.text).toContain("aws_db_instance.database is tainted, so must be replaced");
  });

  test("replaces nothing of it once that is said to be well", async () => {
    for (const address of tainted) {
      expect((await rehearsal.terraform(STACK, ["untaint", address])).code).toBe(0);
    }
    expect(destroyed(await rehearsal.plan(STACK))).toEqual([]);
  });

  test("is completed by the next one, with the same database", async () => {
    await rehearsal.apply(STACK);
    expectNoChanges(await rehearsal.plan(STACK));
    expect(await databaseId(rehearsal)).toBe(database);
    expect(database).toMatch(/^db-/);
  });
});
