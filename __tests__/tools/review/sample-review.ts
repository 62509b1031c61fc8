import { readPlan } from "../../../tools/plan/plan";
import type { ChangeJson, PlanJson } from "../../../tools/plan/plan-json";
import type { Synthesis } from "../../../tools/plan/synthesis";
import type { Finding, Rules } from "../../../tools/review/find-findings";
import type { Level } from "../../../tools/review/level";
import type { Review } from "../../../tools/review/review";
import { type PlanToReview, type ReviewProps, reviewPlans } from "../../../tools/review/review-plans";
import type { Found, Rule } from "../../../tools/review/rule";
import type { Waiver } from "../../../tools/review/waivers";
import { CREATE_FIRST, created, destroyed, replaced, updated } from "./plans";

export const COMMIT = "9f2c1e7a4b5d6c7e8f90a1b2c3d4e5f60718293a";

function stub(id: string, type: string, found: Found): Rule {
  return { id, check: (change) => (change.type === type && change.kind !== "none" ? found : undefined) };
}

/** Rules that find what the sample is about. The real ones have tests of their own. */
const RULES: Rules = {
  rules: [
    {
      id: "loss.redis",
      check: ({ type, kind }) =>
        type === "aws_elasticache_replication_group" && kind === "delete"
          ? { level: "data-loss", what: "Redis is destroyed", evidence: [], fix: "take a snapshot before" }
          : undefined,
    },
    stub("loss.retention", "aws_cloudwatch_log_group", {
      level: "data-loss",
      what: "Log events older than 30 days are deleted; they were kept 365 days (retention_in_days)",
      evidence: [],
      fix: "export what has to be kept to S3 before, or leave the retention as it is",
    }),
    stub("outage.route-target", "aws_route", {
      level: "outage",
      what: "The default route of private subnet b moves to a new NAT gateway: open connections are cut",
      evidence: [],
      mitigation: "clients connect again",
      fix: "check the allow-lists of the LLM vendors: the public address is another one",
    }),
    stub("exposure.sg-world", "aws_vpc_security_group_ingress_rule", {
      level: "exposure",
      what: 'tcp 5432 is open to the world: cidr_ipv4 "10.20.0.0/16" → "0.0.0.0/0"',
      evidence: [],
      fix: "name the group that has to reach it",
    }),
    stub("exposure.guard-removed", "aws_rds_cluster", {
      level: "exposure",
      what: "deletion_protection goes from true to false",
      evidence: [],
      fix: "leave it on",
    }),
    stub("cost.nat", "aws_nat_gateway", {
      level: "cost",
      what: "One more NAT gateway",
      evidence: [],
      fix: "ask whether the subnet needs one of its own",
    }),
    stub("review.service", "aws_ecs_service", {
      level: "review",
      what: "task_definition is known only after the apply",
      evidence: [],
      fix: "look at the task definition in this plan",
    }),
    stub("routine.replace", "aws_ecs_task_definition", {
      level: "routine",
      what: "A new one takes the place of the old because of container_definitions",
      evidence: [],
      fix: "nothing to do",
    }),
  ],
  planRules: [],
};

const WAIVERS: readonly Waiver[] = [
  {
    rule: "cost.nat",
    address: "aws_nat_gateway.nat_b",
    reason: "zone b has to live without zone a",
    owner: "@platform",
    expires: "2026-12-31",
  },
  {
    rule: "exposure.guard-removed",
    address: "aws_rds_cluster.aurora",
    reason: "only for the move",
    owner: "maria",
    expires: "2026-01-31",
  },
  {
    rule: "loss.redis",
    address: "aws_elasticache_cluster.old",
    reason: "gone",
    owner: "jo",
    expires: "2027-01-01",
  },
];

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
  paths: new Map(Object.entries(PATHS)),
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

const PLANS: readonly PlanToReview[] = [
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

/** Somebody renamed a construct, opened the database for a moment, kept logs for less, and released. */
export function sampleReview(more: Partial<ReviewProps> = {}): Review {
  return reviewPlans({
    plans: PLANS,
    unreviewed: [],
    rules: RULES,
    waivers: WAIVERS,
    today: new Date("2026-03-04"),
    commit: COMMIT,
    ...more,
  });
}

/** Nothing happens in three stacks. */
export function emptyReview(): Review {
  return sampleReview({ plans: ["network", "data", "app"].map((name) => plan(name, [])), waivers: [] });
}

/** A first deployment: everything comes, and nothing is there to be hurt. */
export function firstDeployment(): Review {
  const parts = [
    "network",
    "database",
    "front-door",
    "langgraph",
    "observability",
    "jobs",
    "cache",
    "keys",
    "dns",
  ];
  const types = [
    "aws_subnet",
    "aws_security_group",
    "aws_cloudwatch_log_group",
    "aws_iam_role",
    "aws_ssm_parameter",
  ];
  const resources = parts.flatMap((part) =>
    types.flatMap((type) =>
      ["a", "b", "c"].map((name) => ({
        address: `${type}.${part.replaceAll("-", "_")}_${name}`,
        path: `app/${part}/${name}`,
        type,
      })),
    ),
  );
  const paths = new Map(resources.map(({ address, path }) => [address, path]));
  const changes = resources.map(({ type, address }) => created(type, { name: address }, { address }));
  const from: Synthesis = { paths, backend: undefined, remoteStates: [] };
  return sampleReview({
    plans: [plan("app", changes, {}, from)],
    rules: { rules: [], planRules: [] },
    waivers: [],
  });
}

/** Far more than anybody reads. */
export function hugeReview(): Review {
  const sample = sampleReview();
  const [first] = sample.stacks;
  if (!first) throw new Error("the sample has no stack");
  const difference = { path: "policy", before: "x".repeat(60), after: "y".repeat(60), replaces: false };
  const levels: readonly Level[] = ["data-loss", "outage", "exposure", "cost", "review", "routine"];
  const findings = Array.from({ length: 500 }, (_, i): Finding => {
    const level = levels[Math.floor((i * levels.length) / 500)] ?? "review";
    return {
      rule: `${level}.rule-${i % 20}`,
      level,
      stack: "prod-network",
      address: `aws_type_${i % 30}.resource_${i}`,
      what: `What happens to resource number ${i} is told in a sentence of some length`,
      evidence: [],
      fix: `do something about number ${i}`,
    };
  });
  return {
    ...sample,
    findings,
    stacks: [
      {
        ...first,
        changes: Array.from({ length: 5_000 }, (_, i) => ({
          address: `aws_type_${i % 30}.resource_${i}`,
          mark: "~" as const,
          level: levels[i % levels.length] ?? "safe",
          notes: [],
          differences: Array.from({ length: i % 12 }, () => difference),
        })),
      },
      ...sample.stacks.slice(1),
    ],
  };
}
