import type { Plan } from "../../../tools/plan/plan";
import type { ChangeJson, PlanJson } from "../../../tools/plan/plan-json";
import { created, destroyed, planOf, replaced, updated } from "./plans";

const POLICY = (action: string, resource: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
  });

const SUBNET = "arn:aws:ec2:us-east-1:123456789012:subnet/subnet-0a1b2c3d4e5f60718";

/** A plan of a stack that keeps its state in S3; in the name of a resource `__` parts its constructs. */
export function stackPlan(
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
      resources: new Map(changes.map(({ address }) => [address, { path: path(address), policies: {} }])),
      backend: `s3 state ${name}`,
      remoteStates: reads.map((other) => ({ backend: `s3 state ${other}`, outputs: new Set(["vpc_id"]) })),
    },
  );
  return { ...plan, stack: name };
}

export const networkPlan = (): Plan =>
  stackPlan(
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

export const dataPlan = (): Plan =>
  stackPlan(
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

export const servicePlan = (): Plan =>
  stackPlan(
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
