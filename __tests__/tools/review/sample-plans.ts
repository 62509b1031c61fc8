import { readPlan } from "../../../tools/plan/plan";
import type { ChangeJson, PlanJson } from "../../../tools/plan/plan-json";
import type { Synthesis } from "../../../tools/plan/synthesis";
import type { PlanToReview } from "../../../tools/review/review-plans";
import { CREATE_FIRST, created, destroyed, replaced, updated } from "./plans";

const tagged = (address: string) =>
  updated(address.split(".")[0] ?? "", { tags: { Commit: "1a" } }, { tags: { Commit: "9f" } }, { address });

const policy = (action: string, resource: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
  });

const NETWORK: readonly ChangeJson[] = [
  created("aws_eip", { domain: "vpc" }, { address: "aws_eip.nat_b" }),
  created("aws_nat_gateway", { connectivity_type: "public" }, { address: "aws_nat_gateway.nat_b" }),
  updated(
    "aws_route",
    { destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-0aa1" },
    {},
    { address: "aws_route.private_b", unknown: { nat_gateway_id: true } },
  ),
  ...["a", "b", "c"].map((zone) => tagged(`aws_subnet.private_${zone}`)),
];

const REDIS = {
  replication_group_id: "prod-llm-redis",
  engine: "redis",
  node_type: "cache.t4g.small",
  port: 6379,
};

const DATA: readonly ChangeJson[] = [
  destroyed("aws_elasticache_replication_group", REDIS, {
    address: "aws_elasticache_replication_group.redis",
    reason: "delete_because_no_resource_config",
  }),
  created("aws_elasticache_replication_group", REDIS, {
    address: "aws_elasticache_replication_group.cache_redis_4D1A",
  }),
  updated(
    "aws_rds_cluster",
    { backup_retention_period: 14, deletion_protection: true },
    { backup_retention_period: 1, deletion_protection: false },
    { address: "aws_rds_cluster.aurora" },
  ),
  updated(
    "aws_vpc_security_group_ingress_rule",
    {
      security_group_id: "sg-0db",
      ip_protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
      cidr_ipv4: "10.20.0.0/16",
    },
    { cidr_ipv4: "0.0.0.0/0" },
    { address: "aws_vpc_security_group_ingress_rule.db_from_app" },
  ),
  updated(
    "aws_cloudwatch_log_group",
    { retention_in_days: 365 },
    { retention_in_days: 30 },
    { address: "aws_cloudwatch_log_group.audit" },
  ),
  tagged("aws_kms_key.data"),
];

const APP: readonly ChangeJson[] = [
  replaced(
    "aws_ecs_task_definition",
    { family: "proxy", cpu: "256", arn: "arn:aws:ecs:eu-central-1:000000000000:task-definition/proxy:41" },
    { cpu: "512" },
    { address: "aws_ecs_task_definition.proxy", order: CREATE_FIRST, by: ["cpu"], unknown: { arn: true } },
  ),
  updated(
    "aws_ecs_service",
    { task_definition: "proxy:41", desired_count: 2 },
    { desired_count: 3 },
    { address: "aws_ecs_service.proxy", unknown: { task_definition: true } },
  ),
  updated(
    "aws_iam_role_policy",
    { policy: policy("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:secret:prod/llm/*") },
    { policy: policy("secretsmanager:*", "*") },
    { address: "aws_iam_role_policy.task" },
  ),
];

const PATHS: Readonly<Record<string, string>> = {
  "aws_eip.nat_b": "prod-network/nat-b/eip",
  "aws_nat_gateway.nat_b": "prod-network/nat-b/gateway",
  "aws_route.private_b": "prod-network/route-private-b",
  "aws_elasticache_replication_group.cache_redis_4D1A": "prod-data/cache/redis",
  "aws_rds_cluster.aurora": "prod-data/aurora",
  "aws_vpc_security_group_ingress_rule.db_from_app": "prod-data/db-sg/from-app",
  "aws_cloudwatch_log_group.audit": "prod-data/audit-log",
  "aws_ecs_task_definition.proxy": "prod-app/proxy/task",
  "aws_ecs_service.proxy": "prod-app/proxy/service",
  "aws_iam_role_policy.task": "prod-app/task-role",
};

const synthesis = (stack: string, reads?: string): Synthesis => ({
  resources: new Map(Object.entries(PATHS).map(([address, path]) => [address, { path, policies: {} }])),
  backend: `s3 states ${stack}`,
  remoteStates: reads ? [{ backend: `s3 states ${reads}`, outputs: new Set(["redis_endpoint"]) }] : [],
});

/** A plan, and what is known of its file. */
export function plan(
  stack: string,
  changes: readonly ChangeJson[],
  more: Partial<PlanJson> = {},
  from?: Synthesis,
): PlanToReview {
  const json = { format_version: "1.2", complete: true, errored: false, resource_changes: changes, ...more };
  const sha256 = "5b1f0c77".repeat(8);
  return {
    plan: readPlan(stack, { terraform_version: "1.11.4", timestamp: "2026-03-04T10:22:00Z", ...json }, from),
    planned: { sha256, serial: 41, lineage: "8d1c0c77-0000" },
  };
}

const expression = (reference: string) => ({ references: [`${reference}.id`, reference] });

/** Somebody renamed a construct, opened the database for a moment, kept logs for less, and released. */
export const SAMPLE_PLANS: readonly PlanToReview[] = [
  plan(
    "prod-app",
    APP,
    {
      configuration: {
        root_module: {
          resources: [
            {
              address: "aws_ecs_service.proxy",
              expressions: { task_definition: expression("aws_ecs_task_definition.proxy") },
            },
          ],
        },
      },
    },
    synthesis("prod-app", "prod-data"),
  ),
  plan("prod-network", NETWORK, {}, synthesis("prod-network")),
  plan(
    "prod-data",
    DATA,
    {
      output_changes: { redis_endpoint: { actions: ["update"], before: "old.cache", after: "new.cache" } },
      resource_drift: [
        updated(
          "aws_vpc_security_group_ingress_rule",
          { description: "app to database" },
          { description: "temporary, M. 3 March" },
          { address: "aws_vpc_security_group_ingress_rule.db_from_app" },
        ),
      ],
      relevant_attributes: [
        { resource: "aws_vpc_security_group_ingress_rule.db_from_app", attribute: ["description"] },
      ],
    },
    synthesis("prod-data"),
  ),
];
