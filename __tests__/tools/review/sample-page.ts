import type { Plan } from "../../../tools/plan/plan";
import type { ChangeJson, PlanJson } from "../../../tools/plan/plan-json";
import type { Level } from "../../../tools/review/level";
import type { Review } from "../../../tools/review/review";
import { reviewPlans } from "../../../tools/review/review-plans";
import type { Rule } from "../../../tools/review/rule";
import { seenActions } from "../../../tools/review/seen";
import { created, destroyed, planOf, replaced, updated } from "./plans";

/** What the stub rule says of a type that is not just created. */
const LEVEL_OF_TYPE: Readonly<Record<string, Level>> = {
  aws_db_instance: "data-loss",
  aws_lb_listener: "outage",
  aws_iam_role_policy: "exposure",
  aws_vpc_security_group_ingress_rule: "exposure",
  aws_nat_gateway: "cost",
  aws_cloudwatch_log_group: "review",
  aws_ecs_task_definition: "routine",
};

/** Stands for the real rules: one finding for each change of the types above. */
const STUB: Rule = {
  id: "stub.by-type",
  check: (change) => {
    const level = LEVEL_OF_TYPE[change.type];
    if (!level || (change.kind === "create" && change.type !== "aws_nat_gateway")) return undefined;
    return {
      level,
      what: `${change.type} ${change.address.split(".").pop()}: ${change.actions.join(", then ")}`,
      evidence: [seenActions(change)],
      ...(level === "data-loss" && { mitigation: "a final snapshot is kept" }),
      fix: `look at ${change.type} before it is applied`,
    };
  },
};

const POLICY = (action: string, resource: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
  });

const SUBNET = "arn:aws:ec2:us-east-1:123456789012:subnet/subnet-0a1b2c3d4e5f60718";

function stack(
  name: string,
  changes: readonly ChangeJson[],
  more: Partial<PlanJson> = {},
  reads: readonly string[] = [],
): Plan {
  const path = (address: string) => `${name}/${address.replace(/^[^.]+\./, "").replaceAll("__", "/")}`;
  const plan = planOf(
    changes,
    { terraform_version: "1.11.4", timestamp: "2026-03-04T10:22:00Z", ...more },
    {
      paths: new Map(changes.map(({ address }) => [address, path(address)])),
      backend: `s3 state ${name}`,
      remoteStates: reads.map((other) => ({ backend: `s3 state ${other}`, outputs: new Set(["vpc_id"]) })),
    },
  );
  return { ...plan, stack: name };
}

const NETWORK = () =>
  stack(
    "app-network",
    [
      created("aws_nat_gateway", { subnet_id: SUBNET }, { address: "aws_nat_gateway.public_b__nat" }),
      created("aws_eip", { domain: "vpc" }, { address: "aws_eip.public_b__eip" }),
      updated("aws_vpc", { tags: { Commit: "a" } }, { tags: { Commit: "b" } }, { address: "aws_vpc.vpc" }),
    ],
    {
      output_changes: {
        vpc_id: { actions: ["update"], before: "vpc-1", after: "vpc-2", after_unknown: false },
      },
      configuration: {
        root_module: {
          resources: [
            {
              address: "aws_nat_gateway.public_b__nat",
              expressions: { allocation_id: { references: ["aws_eip.public_b__eip.id"] } },
            },
          ],
        },
      },
    },
  );

const DATA = () =>
  stack(
    "app-data",
    [
      replaced(
        "aws_db_instance",
        { engine_version: "15.4", identifier: "app", backup_retention_period: 14 },
        { engine_version: "16.1", backup_retention_period: 1 },
        { address: "aws_db_instance.database__instance", by: ["engine_version"] },
      ),
      destroyed(
        "aws_db_instance",
        { identifier: "old" },
        {
          address: "aws_db_instance.reports__instance",
          reason: "delete_because_no_resource_config",
        },
      ),
      ...["audit", "access"].map((name) =>
        updated(
          "aws_cloudwatch_log_group",
          { retention_in_days: 365 },
          { retention_in_days: 30 },
          {
            address: `aws_cloudwatch_log_group.logs__${name}`,
          },
        ),
      ),
    ],
    {
      resource_drift: [
        updated(
          "aws_db_instance",
          { deletion_protection: true },
          { deletion_protection: false },
          {
            address: "aws_db_instance.database__instance",
          },
        ),
      ],
      relevant_attributes: [{ resource: "aws_db_instance.database__instance", attribute: ["id"] }],
    },
  );

const APP = () =>
  stack(
    "app-service",
    [
      replaced(
        "aws_ecs_task_definition",
        { cpu: "256", image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/llm-proxy:1.41.0" },
        { cpu: "512", image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/llm-proxy:1.42.0" },
        { address: "aws_ecs_task_definition.proxy__task_definition", by: ["image", "cpu"] },
      ),
      updated(
        "aws_ecs_service",
        { task_definition: "proxy:41", desired_count: 2 },
        { desired_count: 3 },
        { address: "aws_ecs_service.proxy__service", unknown: { task_definition: true } },
      ),
      updated(
        "aws_lb_listener",
        { port: 443, ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
        { port: 8443 },
        {
          address: "aws_lb_listener.front_door__https",
        },
      ),
      updated(
        "aws_iam_role_policy",
        {
          policy: POLICY(
            "secretsmanager:GetSecretValue",
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:app",
          ),
        },
        { policy: POLICY("secretsmanager:*", "*") },
        { address: "aws_iam_role_policy.proxy__task__role_policy" },
      ),
      updated(
        "aws_vpc_security_group_ingress_rule",
        {
          security_group_id: "sg-1",
          ip_protocol: "tcp",
          from_port: 443,
          to_port: 443,
          cidr_ipv4: "10.20.0.0/16",
        },
        { cidr_ipv4: "0.0.0.0/0" },
        { address: "aws_vpc_security_group_ingress_rule.front_door__from_internet" },
      ),
      ...["proxy__errors", "proxy__latency"].map((name) =>
        updated(
          "aws_cloudwatch_metric_alarm",
          { tags: { Commit: "a" } },
          { tags: { Commit: "b" } },
          {
            address: `aws_cloudwatch_metric_alarm.${name}`,
          },
        ),
      ),
    ],
    {
      configuration: {
        root_module: {
          resources: [
            {
              address: "aws_ecs_service.proxy__service",
              expressions: {
                task_definition: { references: ["aws_ecs_task_definition.proxy__task_definition.arn"] },
                cluster: { references: ["aws_ecs_cluster.cluster.arn"] },
              },
            },
            {
              address: "aws_lb_listener.front_door__https",
              expressions: { load_balancer_arn: { references: ["aws_lb.front_door.arn"] } },
            },
          ],
        },
      },
    },
    ["app-network"],
  );

const WAIVER = { owner: "data team", reason: "moved to the warehouse in March" };

/** Three stacks and one that could not be planned, with something of everything on the page. */
export function sampleReview(): Review {
  return review([NETWORK(), DATA(), APP()], {
    unreviewed: [{ stack: "app-reports", problem: "terraform plan ended with an error" }],
    waivers: [
      {
        ...WAIVER,
        rule: "stub.by-type",
        address: "aws_db_instance.reports__instance",
        expires: "2026-12-31",
      },
      {
        ...WAIVER,
        rule: "stub.by-type",
        address: "aws_lb_listener.front_door__https",
        expires: "2026-01-31",
      },
    ],
  });
}

const PARTS = [
  "network",
  "front-door",
  "agents",
  "langgraph",
  "database",
  "secrets",
  "images",
  "alarms",
  "logs",
];

/** Nothing is there yet: everything is created, and a waiver is of no use any more. */
export function firstDeployment(count = 135): Review {
  const changes = Array.from({ length: count }, (_, i) => {
    const part = PARTS[i % PARTS.length] ?? "";
    const type = ["aws_subnet", "aws_iam_role", "aws_ecs_service", "aws_ssm_parameter"][i % 4] ?? "";
    const address = `${type}.${part}__${Math.floor(i / PARTS.length) % 5}__r${i}`;
    return created(type, { name: `r${i}`, region: "us-east-1", size: i, is_on: true }, { address });
  });
  return review([stack("app-new", changes)], {
    waivers: [{ ...WAIVER, rule: "stub.by-type", address: "aws_s3_bucket.gone", expires: "2026-12-31" }],
  });
}

function hostile(reversing: string, ringing: string, empty: string): string {
  return `</style></title><script>alert(1)</script><img src=x onerror="alert(1)">'${reversing}egnp${ringing}${empty}&lt;`;
}

/** Text of which everything that can break a page is a part. */
export const HOSTILE = hostile("\u202e", "\u0007", "\u200b");

/** How it stands on the page. */
export const HOSTILE_AS_SHOWN = hostile("\uFFFD", "\uFFFD", "\uFFFD");

/** A plan whose names, values and stack are all hostile. */
export function hostileReview(): Review {
  const address = `aws_db_instance.${HOSTILE}`;
  const plan = planOf(
    [
      updated(
        "aws_db_instance",
        { [HOSTILE]: HOSTILE, other: "a" },
        { [HOSTILE]: `${HOSTILE}2` },
        { address },
      ),
      created("aws_eip", { [HOSTILE]: HOSTILE }, { address: `aws_eip.${HOSTILE}` }),
    ],
    {
      terraform_version: HOSTILE,
      output_changes: {
        [HOSTILE]: { actions: ["create"], before: null, after: HOSTILE, after_unknown: false },
      },
    },
  );
  const waivers = [{ ...WAIVER, rule: HOSTILE, address: HOSTILE, expires: "2026-12-31", reason: HOSTILE }];
  const unreviewed = [{ stack: `${HOSTILE} too`, problem: HOSTILE }];
  return review([{ ...plan, stack: HOSTILE }], { waivers, unreviewed, commit: HOSTILE });
}

function review(
  plans: readonly Plan[],
  more: Partial<Omit<Parameters<typeof reviewPlans>[0], "plans">> = {},
): Review {
  return reviewPlans({
    plans: plans.map((plan, i) => ({
      plan,
      planned: {
        sha256: String(i).repeat(64),
        serial: 40 + i,
        lineage: "8d1c0f5e-6a0b-4a51-9d0c-0d8f4f4f2b7e",
      },
    })),
    unreviewed: [],
    rules: { rules: [STUB], planRules: [] },
    waivers: [],
    today: new Date("2026-03-04"),
    commit: "9f2c1e7d",
    ...more,
  });
}
