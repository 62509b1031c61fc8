import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import type { Review } from "../../tools/review/review";
import { Aws } from "./support/aws";
import { makeNetwork } from "./support/given-network";
import { LEAKED, makeLiveSystem } from "./support/live-system";
import { ProjectCopy } from "./support/project-copy";
import { describeWithAws } from "./support/requirements";
import { type Outcome, run } from "./support/run";

const STACK = "agent-api-prd";
const SETTINGS = "stacks/agent-api/settings.ts";
const NAMES = "stacks/agent-api/names.ts";
const MANIFEST = "stacks/agent-api/adoption/prd.json";

// The steps of docs/operations/adoption.md, each with what the one before it left.
describeWithAws("a system that was made by hand", () => {
  let rehearsal: Rehearsal;
  let aws: Aws;
  let copy: ProjectCopy;

  const typed = (...command: readonly string[]): Promise<Outcome> =>
    run(["npm", "run", "--silent", ...command], { cwd: copy.directory, env: rehearsal.environment });
  const edit = (file: string, ...changes: readonly (readonly [string, string])[]) => {
    const text = readFileSync(copy.path(file), "utf8");
    for (const [before] of changes) expect(text).toContain(before);
    const changed = changes.reduce((edited, [before, after]) => edited.replace(before, after), text);
    writeFileSync(copy.path(file), changed);
  };
  const review = () => JSON.parse(readFileSync(copy.path("cdktf.out", "review.json"), "utf8")) as Review;
  const manifest = () => JSON.parse(readFileSync(copy.path(MANIFEST), "utf8")) as Record<string, string>;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    aws = new Aws(rehearsal.aws.url, rehearsal.stack(STACK).region);
    const network = await makeNetwork(aws);
    await makeLiveSystem(aws, network);
    copy = new ProjectCopy();
    edit(
      SETTINGS,
      ["vpc-0c47fe79175922265", network.vpcId],
      ["subnet-0737407494d0bece0", network.subnets["public-a"] ?? ""],
      ["subnet-0cf76bae1f89ad68e", network.subnets["public-b"] ?? ""],
      // As it runs; and the simulated AWS has no certificate.
      ['protocol: "https"', 'plainHttpInProduction: "accepted",\n  protocol: "plain-http"'],
      ["  certificateArn:", "  // certificateArn:"],
    );
    edit(NAMES, [
      '  "aws_security_group.database":',
      '  "aws_db_subnet_group.database": "agent-api-prd-db-subnets",\n  "aws_security_group.database":',
    ]);
  });
  afterAll(async () => {
    await rehearsal?.stop();
    copy?.remove();
  });

  test("is found, with what the code does not know of it", async () => {
    expect((await typed("synth")).code).toBe(0);
    const { code, text } = await typed("adopt", "--", STACK, "--discover");
    expect(code).toBe(0);
    expect(manifest()).toMatchObject({
      "aws_db_instance.database": `${STACK}-db`,
      "aws_ecs_cluster.services": `${STACK}-cluster`,
      "aws_ecs_service.api": `${STACK}-cluster/${STACK}-api-service`,
      "aws_iam_role.api_task": `${STACK}-api-td-task-role`,
      "aws_lb.front_door": expect.stringContaining(`loadbalancer/app/${STACK}-api-lb/`),
      "aws_lb_listener.front_door_http": expect.stringContaining(":listener/"),
      "aws_secretsmanager_secret.secrets": expect.stringContaining(`:secret:${STACK}-secrets-`),
      "aws_security_group.front_door": expect.stringMatching(/^sg-/),
    });
    expect(text).toContain(`${STACK}-custom`);
    expect(text).not.toContain(LEAKED);
    expect((await typed("synth")).code).toBe(0);
    expect((await typed("adopt", "--", STACK, "--check")).code).toBe(0);
  });

  test("is planned without taking anything away from it", async () => {
    const { code, text } = await typed("plan", "--", STACK);
    expect(text).not.toContain(LEAKED);
    expect(code).toBe(0);
    const { stacks, summary, findings } = review();
    expect(summary).toMatchObject({ import: Object.keys(manifest()).length, destroy: 0 });
    expect(findings.filter(({ level }) => level === "data-loss")).toEqual([]);
    // Broad as they are, the policies stay until a plan is about them.
    const changed = stacks.flatMap(({ changes }) => changes.map(({ address }) => address));
    expect(changed.filter((address) => address.includes("policy_attachment"))).toEqual([]);
  });

  test("becomes Terraform's", async () => {
    const { code, text } = await typed("apply", "--", STACK, "--yes");
    expect(text).toMatch(/Apply complete! Resources: \d+ imported/);
    expect(code).toBe(0);
    const { DBInstances } = await aws.rds.send(new DescribeDBInstancesCommand({}));
    expect(DBInstances).toMatchObject([
      { DBInstanceIdentifier: `${STACK}-db`, DBName: "ai", MasterUsername: "agno" },
    ]);
  });

  test("is nothing to change for Terraform then, also without the manifest", async () => {
    expect((await typed("plan", "--", STACK)).code).toBe(0);
    expect(review().summary).toMatchObject({ add: 0, change: 0, destroy: 0, import: 0 });
    expect((await typed("adopt", "--", STACK, "--retire")).code).toBe(0);
    expect(existsSync(copy.path(MANIFEST))).toBe(false);
    expect((await typed("plan", "--", STACK)).code).toBe(0);
    expect(review().summary).toMatchObject({ add: 0, change: 0, destroy: 0, import: 0 });
  });

  test("loses the policies that allow too much, and nothing else", async () => {
    edit(SETTINGS, [
      'compatibility: ["broad-policies", "database-secret"]',
      'compatibility: ["database-secret"]',
    ]);
    expect((await typed("plan", "--", STACK)).code).toBe(0);
    const { stacks, summary } = review();
    expect(summary).toMatchObject({ add: 0, change: 0, destroy: 6 });
    const gone = stacks.flatMap(({ changes }) => changes.map(({ address }) => address));
    expect(gone.every((address) => address.startsWith("aws_iam_role_policy_attachment."))).toBe(true);
    expect((await typed("apply", "--", STACK, "--yes")).code).toBe(0);
  });
});
