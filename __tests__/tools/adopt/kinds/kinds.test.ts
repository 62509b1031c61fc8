import { newestRevision } from "../../../../tools/adopt/kinds/containers";
import { kindOf } from "../../../../tools/adopt/kinds/kinds";
import { awsWith } from "../stack";

async function idsOf(type: string, values: Record<string, string>, clients: object): Promise<string[]> {
  const found = await kindOf(`${type}.x`)?.find(awsWith(clients), values);
  return (found ?? []).map(({ id }) => id);
}

describe("an id has the form of its type", () => {
  test.each([
    ["aws_security_group", "sg-0123456789abcdef0", "subnet-0123456789abcdef0"],
    ["aws_subnet", "subnet-0123456789abcdef0", "sg-0123456789abcdef0"],
    ["aws_vpc_security_group_ingress_rule", "sgr-0123456789abcdef0", "sg-0123456789abcdef0"],
    ["aws_iam_role_policy", "role:policy", "role"],
    [
      "aws_iam_role_policy_attachment",
      "role/arn:aws:iam::aws:policy/service-role/X",
      "arn:aws:iam::aws:policy/X",
    ],
    ["aws_lb", "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/1", "a"],
    [
      "aws_lb_listener",
      "arn:aws:elasticloadbalancing:us-east-1:1:listener/app/a/1/2",
      "arn:aws:elasticloadbalancing:us-east-1:1:listener-rule/app/a/1/2/3",
    ],
    ["aws_ecs_service", "cluster/service", "arn:aws:ecs:us-east-1:1:service/cluster/service"],
    ["aws_ecs_task_definition", "arn:aws:ecs:us-east-1:1:task-definition/api:3", "api:3"],
    ["aws_secretsmanager_secret", "arn:aws:secretsmanager:us-east-1:1:secret:api-abcdef", "api"],
    ["aws_sns_topic", "arn:aws:sns:us-east-1:1:news", "arn:aws:sqs:us-east-1:1:news"],
    ["aws_kms_key", "01234567-89ab-cdef-0123-456789abcdef", "alias/key"],
    ["aws_kms_alias", "alias/key", "01234567-89ab-cdef-0123-456789abcdef"],
    ["aws_db_instance", "shop-db", "arn:aws:rds:us-east-1:1:db:shop-db"],
    ["aws_appautoscaling_target", "ecs/service/a/b/ecs:service:DesiredCount", "service/a/b"],
    ["aws_route53_record", "Z0123_api.example.com_A", "api.example.com"],
    ["aws_cloudwatch_event_target", "rule/target", "rule"],
  ])("%s", (type, right, wrong) => {
    const form = kindOf(`${type}.x`)?.form;
    expect([form?.test(right), form?.test(wrong)]).toEqual([true, false]);
  });
});

test("of a family of tasks the newest revision is adopted, and of no other family", () => {
  const arns = ["/api:9", "/api:10", "/api-jobs:11"].map((end) => `arn:task-definition${end}`);
  expect(newestRevision("api", arns)).toBe("arn:task-definition/api:10");
  expect(newestRevision("ap", arns)).toBeUndefined();
});

test.each([
  [
    "a cluster",
    "aws_ecs_cluster",
    { describeClusters: { clusters: [{ status: "INACTIVE", clusterName: "a" }] } },
  ],
  [
    "a service",
    "aws_ecs_service",
    { describeServices: { services: [{ status: "DRAINING", serviceName: "a" }] } },
  ],
])("%s that is gone is not there", async (_, type, answers) => {
  const ecs = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, async () => answer]));
  expect(await idsOf(type, { name: "a", cluster: "a" }, { ecs })).toEqual([]);
});

test("a secret that will be deleted is not there", async () => {
  const secret = { ARN: "arn:secret" };
  const secrets = (more: object) => ({ secrets: { describeSecret: async () => ({ ...secret, ...more }) } });
  expect(await idsOf("aws_secretsmanager_secret", { name: "a" }, secrets({}))).toEqual(["arn:secret"]);
  expect(
    await idsOf("aws_secretsmanager_secret", { name: "a" }, secrets({ DeletedDate: new Date() })),
  ).toEqual([]);
});

test("a record is known by name and type, however Route 53 writes the name", async () => {
  const records = [
    { Name: "\\052.example.com.", Type: "A" },
    { Name: "\\052.example.com.", Type: "AAAA" },
    { Name: "z.example.com.", Type: "A" },
  ];
  const route53 = { listResourceRecordSets: async () => ({ ResourceRecordSets: records }) };
  const values = { zone_id: "Z1", name: "*.example.com", type: "A" };
  expect(await idsOf("aws_route53_record", values, { route53 })).toEqual(["Z1_*.example.com_A"]);
});

test("a target that scales has the id of three parts, and its policy of four", async () => {
  const values = {
    service_namespace: "ecs",
    resource_id: "service/a/b",
    scalable_dimension: "ecs:service:DesiredCount",
    name: "cpu",
  };
  const ScalableDimension = values.scalable_dimension;
  const autoscaling = {
    describeScalableTargets: async () => ({ ScalableTargets: [{ ScalableDimension }] }),
    describeScalingPolicies: async () => ({ ScalingPolicies: [{ ScalableDimension, PolicyName: "cpu" }] }),
  };
  expect(await idsOf("aws_appautoscaling_target", values, { autoscaling })).toEqual([
    "ecs/service/a/b/ecs:service:DesiredCount",
  ]);
  expect(await idsOf("aws_appautoscaling_policy", values, { autoscaling })).toEqual([
    "ecs/service/a/b/ecs:service:DesiredCount/cpu",
  ]);
  expect(await idsOf("aws_appautoscaling_policy", { ...values, name: "cp" }, { autoscaling })).toEqual([]);
});

test("a rule on a bus of its own has the bus in its id", async () => {
  const events = { describeRule: async () => ({ Arn: "arn:rule" }) };
  expect(await idsOf("aws_cloudwatch_event_rule", { name: "r" }, { events })).toEqual(["r"]);
  const values = { name: "r", event_bus_name: "own" };
  expect(await idsOf("aws_cloudwatch_event_rule", values, { events })).toEqual(["own/r"]);
});

test("of everything that shares a name, what has the id of the type is found", async () => {
  const Tags = ["vpc-1", "vpce-1", "eipalloc-1"].map((ResourceId) => ({ ResourceId }));
  const ec2 = { describeTags: async () => ({ Tags }) };
  expect(await idsOf("aws_vpc", { "tags.Name": "shop" }, { ec2 })).toEqual(["vpc-1"]);
  expect(await idsOf("aws_eip", { "tags.Name": "shop" }, { ec2 })).toEqual(["eipalloc-1"]);
});
