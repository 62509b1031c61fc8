import { existsSync, readFileSync } from "node:fs";
import { DescribeClustersCommand, DescribeServicesCommand } from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { LEAKED } from "../support/live-system";
import { type Journey, STACK } from "./journey";

const MANIFEST = "stacks/agent-api/adoption/prd.json";

/** Of prd's settings, in the order of the review. */
const UNTOUCHED = [
  "aws_db_instance.database",
  "aws_ecs_cluster.services",
  "aws_ecs_cluster_capacity_providers.services",
  "aws_ecs_service.api",
  "aws_iam_role.api_execution",
  "aws_iam_role.api_task",
  "aws_lb.front_door",
  "aws_lb_listener.front_door_http",
  "aws_lb_target_group.front_door_api",
];

const OF_SECRETS = "description, force_overwrite_replica_secret, recovery_window_in_days, tags_all";

/** What AWS says of everything that is not to be touched, without what goes on by itself. */
async function asFound({ aws }: Journey): Promise<unknown[]> {
  const cluster = `${STACK}-cluster`;
  const { LoadBalancers = [] } = await aws.elb.send(
    new DescribeLoadBalancersCommand({ Names: [`${STACK}-api-lb`] }),
  );
  const [{ LoadBalancerArn } = {}] = LoadBalancers;
  const roles = [`${STACK}-api-td-execution-role`, `${STACK}-api-td-task-role`];
  const { DBInstances = [] } = await aws.rds.send(new DescribeDBInstancesCommand({}));
  const { TargetGroups = [] } = await aws.elb.send(new DescribeTargetGroupsCommand({ LoadBalancerArn }));
  const answers = await Promise.all([
    aws.ecs.send(new DescribeClustersCommand({ clusters: [cluster], include: ["SETTINGS", "TAGS"] })),
    aws.ecs.send(
      new DescribeServicesCommand({ cluster, services: [`${STACK}-api-service`], include: ["TAGS"] }),
    ),
    ...roles.map((RoleName) => aws.iam.send(new GetRoleCommand({ RoleName }))),
    aws.elb.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
    aws.elb.send(new DescribeListenersCommand({ LoadBalancerArn })),
  ]);
  return [
    LoadBalancers,
    // The group has another description now, and is the same.
    DBInstances.map(({ LatestRestorableTime: _, DBSubnetGroup, ...database }) => ({
      ...database,
      group: DBSubnetGroup?.DBSubnetGroupName,
    })),
    // The simulated AWS names a load balancer once for each rule.
    TargetGroups.map(({ LoadBalancerArns, ...group }) => ({ ...group, from: new Set(LoadBalancerArns) })),
    ...answers.map(({ $metadata: _, ...answer }) => answer),
  ];
}

/** Steps 1 to 5 of docs/operations/adoption.md, each with what the one before it left. */
export function adoptionTests(journey: () => Journey): void {
  const manifest = () =>
    JSON.parse(readFileSync(journey().copy.path(MANIFEST), "utf8")) as Record<string, string>;

  test("is found, with what the code does not know of it", async () => {
    expect((await journey().npm("synth")).code).toBe(0);
    const { code, text } = await journey().npm("adopt", "--", STACK, "--discover");
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
    expect((await journey().npm("synth")).code).toBe(0);
    expect((await journey().npm("adopt", "--", STACK, "--check")).code).toBe(0);
  });

  test("is planned without taking anything away from it", async () => {
    const { summary, changes, findings } = await journey().plan();
    expect(summary).toMatchObject({ import: Object.keys(manifest()).length });
    expect(summary).not.toHaveProperty("destroy");
    expect(findings.filter((finding) => !finding.startsWith("review."))).toEqual([]);
    // What people could notice stays in every attribute; of the rest, words and tags change.
    expect(changes.filter((change) => change.startsWith("import "))).toEqual(
      UNTOUCHED.map((address) => `import ${address}`),
    );
    expect(changes.filter((change) => change.startsWith("~ "))).toEqual([
      "~ aws_db_subnet_group.database: description, tags_all",
      `~ aws_secretsmanager_secret.database_secrets: ${OF_SECRETS}`,
      `~ aws_secretsmanager_secret.secrets: ${OF_SECRETS}`,
      "~ aws_vpc_security_group_egress_rule.api_to_anywhere: description, tags_all",
      "~ aws_vpc_security_group_ingress_rule.api_from_load_balancer: description, tags_all",
      "~ aws_vpc_security_group_ingress_rule.database_from_api: description, tags_all",
      "~ aws_vpc_security_group_ingress_rule.front_door_from_internet_http: description, tags_all",
    ]);
    // Broad as they are, the policies stay until a plan is about them; each is told.
    const kept = findings.filter((finding) => finding.startsWith("review.import-policy "));
    expect(kept).toHaveLength(6);
    for (const finding of kept) expect(finding).toContain(" aws_iam_role_policy_attachment.");
    expect(changes.filter((change) => /^[-+~±].*policy_attachment/.test(change))).toEqual([]);
  });

  test("becomes Terraform's, and is left as it was", async () => {
    const step = journey();
    const found = await asFound(step);
    await step.apply();
    expect(await asFound(step)).toEqual(found);
  });

  test("is nothing to change for Terraform then, also without the manifest", async () => {
    expect((await journey().plan()).summary).toEqual({});
    expect((await journey().npm("adopt", "--", STACK, "--retire")).code).toBe(0);
    expect(existsSync(journey().copy.path(MANIFEST))).toBe(false);
    expect((await journey().plan()).summary).toEqual({});
  });

  test("is found to be Terraform's, and what is beside it is told again", async () => {
    const { code, text } = await journey().npm("adopt", "--", STACK, "--discover");
    expect([code, text]).toEqual([0, expect.stringContaining("There is nothing to adopt")]);
    expect(text).toMatch(/0 can be adopted; \d\d are Terraform's already\./);
    expect(text).toContain("aws iam delete-role-policy --role-name");
    expect(existsSync(journey().copy.path(MANIFEST))).toBe(false);
  });

  test("has told its password to nobody", () => {
    expect(journey().printed.join("\n")).not.toContain(LEAKED);
  });
}
