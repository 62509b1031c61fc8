import { join } from "node:path";
import { partsOf } from "../../tools/orphans/find-untagged";
import type { Found } from "../../tools/orphans/found";
import { foundByArn } from "../../tools/orphans/kinds";
import { orphansAmong } from "../../tools/orphans/match";
import { importBlocks, report } from "../../tools/orphans/report";
import type { StateResource } from "../../tools/terraform/state-resources";
import { SynthesizedStack } from "../../tools/terraform/synthesized-stack";
import { temporaryDirectory, write } from "./temporary";

const directory = temporaryDirectory();
const ACCOUNT = "us-east-1:111122223333";

const vpc = "${aws_vpc.network.id}";
const file = join(directory, "shop-dev", "cdk.tf.json");
const resource = {
  aws_vpc: { network: { tags: { Name: "shop-dev-network" } } },
  aws_default_security_group: { network: { vpc_id: vpc } },
  aws_security_group: {
    front: { name: "shop-dev-front", tags: { Name: "shop-dev-front" }, vpc_id: vpc },
    back: { name: "shop-dev-back", tags: { Name: "shop-dev-back" }, vpc_id: vpc },
  },
  aws_vpc_security_group_egress_rule: {
    front_out: { description: "Out", security_group_id: "${aws_security_group.front.id}" },
    back_out: { description: "Out", security_group_id: "${aws_security_group.back.id}" },
  },
  aws_route_table: { network: { tags: { Name: "shop-dev-network" } } },
  aws_route: {
    network_out: { route_table_id: "${aws_route_table.network.id}", destination_cidr_block: "0.0.0.0/0" },
  },
  aws_service_discovery_private_dns_namespace: { names: { name: "shop.local", vpc } },
  aws_sns_topic: { news: { name: "shop-dev-news" } },
  aws_ssm_parameter: {
    level: { name: "/shop/dev/level", insecure_value: "INFO" },
    running: {
      name: "/shop/dev/running",
      insecure_value: "1.0.0",
      lifecycle: { ignore_changes: ["insecure_value"] },
    },
  },
};
write(file, JSON.stringify({ provider: { aws: [{ region: "us-east-1" }] }, resource }));
const stack = new SynthesizedStack(join(directory, "shop-dev"));

function ec2(kind: string, id: string, Name?: string): Found | undefined {
  return foundByArn(`arn:aws:ec2:${ACCOUNT}:${kind}/${id}`, Name === undefined ? {} : { Name });
}

function orphans(found: readonly (Found | undefined)[], state: readonly StateResource[] = []) {
  return orphansAmong(
    found.flatMap((one) => one ?? []),
    stack,
    state,
  );
}

function placed(found: readonly (Found | undefined)[], state: readonly StateResource[] = []) {
  return orphans(found, state).map(({ address, id }) => [address, id]);
}

/** As looked up: which group, and what for. */
function rule(id: string, group: string): Found {
  const type = "aws_vpc_security_group_egress_rule";
  return { type, id, name: id, facts: { security_group_id: group, description: "Out" }, isUnique: false };
}

describe("what an ARN says", () => {
  test.each([
    ["ecs:us-east-1:1:service/shop-dev/api", "aws_ecs_service", "shop-dev/api", { name: "api" }],
    ["logs:us-east-1:1:log-group:/ecs/api:*", "aws_cloudwatch_log_group", "/ecs/api", { name: "/ecs/api" }],
    [
      "ssm:us-east-1:1:parameter/shop/dev/level",
      "aws_ssm_parameter",
      "/shop/dev/level",
      { name: "/shop/dev/level" },
    ],
    ["s3:::shop-logs", "aws_s3_bucket", "shop-logs", { bucket: "shop-logs" }],
    ["rds:us-east-1:1:db:shop", "aws_db_instance", "shop", { identifier: "shop" }],
    ["rds:us-east-1:1:cluster:shop", "aws_rds_cluster", "shop", { cluster_identifier: "shop" }],
    ["rds:us-east-1:1:cluster-pg:shop", "aws_rds_cluster_parameter_group", "shop", { name: "shop" }],
    [
      "elasticache:us-east-1:1:replicationgroup:shop",
      "aws_elasticache_replication_group",
      "shop",
      { replication_group_id: "shop" },
    ],
    ["elasticache:us-east-1:1:subnetgroup:shop", "aws_elasticache_subnet_group", "shop", { name: "shop" }],
    [
      "elasticache:us-east-1:1:parametergroup:shop",
      "aws_elasticache_parameter_group",
      "shop",
      { name: "shop" },
    ],
    ["events:us-east-1:1:rule/stopped", "aws_cloudwatch_event_rule", "stopped", { name: "stopped" }],
  ])("%s", (arn, type, id, facts) => {
    expect(foundByArn(`arn:aws:${arn}`, {})).toMatchObject({ type, id, facts });
  });

  test("gives the name of a load balancer, a secret and a task definition without what AWS adds", () => {
    const facts = [
      "elasticloadbalancing:us-east-1:1:loadbalancer/app/front/0123456789abcdef",
      "elasticloadbalancing:us-east-1:1:targetgroup/api/0123456789abcdef",
      "secretsmanager:us-east-1:1:secret:/shop/dev/keys-a1B2c3",
      "ecs:us-east-1:1:task-definition/shop-api:41",
    ].map((arn) => foundByArn(`arn:aws:${arn}`, {})?.facts);
    expect(facts).toEqual([
      { name: "front" },
      { name: "api" },
      { name: "/shop/dev/keys" },
      { family: "shop-api" },
    ]);
  });

  test("leaves out what AWS makes itself", () => {
    const made = ["ec2:us-east-1:1:network-interface/eni-1", "rds:us-east-1:1:snapshot:rds:shop-2026-11-21"];
    expect(made.map((arn) => foundByArn(`arn:aws:${arn}`, {}))).toEqual([undefined, undefined]);
    expect(foundByArn("arn:aws:secretsmanager:us-east-1:1:secret:rds!db-1-a1B2c3", {})).toBeUndefined();
  });

  test("is kept as it is for a kind nobody knows", () => {
    const arn = "arn:aws:quantum:us-east-1:1:cat/schroedinger";
    expect(orphans([foundByArn(arn, {})])).toEqual([
      {
        found: { name: arn, id: "schroedinger", facts: {}, isUnique: false },
        id: "schroedinger",
        candidates: [],
      },
    ]);
  });
});

describe("what is not in the state", () => {
  test("belongs to the address with its name", () => {
    expect(
      placed([ec2("vpc", "vpc-1", "shop-dev-network"), ec2("security-group", "sg-2", "shop-dev-back")]),
    ).toEqual([
      ["aws_vpc.network", "vpc-1"],
      ["aws_security_group.back", "sg-2"],
    ]);
  });

  test("belongs to the address that refers to what it belongs to itself, found now or known before", () => {
    const known = { address: "aws_security_group.back", type: "aws_security_group", values: { id: "sg-2" } };
    const found = [
      rule("sgr-1", "sg-1"),
      rule("sgr-2", "sg-2"),
      ec2("security-group", "sg-1", "shop-dev-front"),
    ];
    expect(placed(found, [known])).toEqual([
      ["aws_vpc_security_group_egress_rule.front_out", "sgr-1"],
      ["aws_vpc_security_group_egress_rule.back_out", "sgr-2"],
      ["aws_security_group.front", "sg-1"],
    ]);
  });

  test("belongs to the only address of its type when nothing is known of it", () => {
    const namespace = foundByArn(`arn:aws:servicediscovery:${ACCOUNT}:namespace/ns-1`, {});
    expect(
      placed([namespace, ec2("vpc", "vpc-1", "shop-dev-network"), ec2("security-group", "sg-0")]),
    ).toEqual([
      ["aws_service_discovery_private_dns_namespace.names", "ns-1:vpc-1"],
      ["aws_vpc.network", "vpc-1"],
      ["aws_default_security_group.network", "sg-0"],
    ]);
  });

  test("belongs to no address when two would fit there", () => {
    const twice = [ec2("vpc", "vpc-1", "shop-dev-network"), ec2("vpc", "vpc-2", "shop-dev-network")];
    expect(orphans(twice).map(({ address, candidates }) => [address, candidates])).toEqual([
      [undefined, ["aws_vpc.network"]],
      [undefined, ["aws_vpc.network"]],
    ]);
  });

  test("is nothing that the state has, by its ARN, its id or its name", () => {
    const topic = `arn:aws:sns:${ACCOUNT}:shop-dev-news`;
    const state: StateResource[] = [
      { address: "aws_vpc.network", type: "aws_vpc", values: { id: "vpc-0123456789abcdef0" } },
      { address: "aws_sns_topic.news", type: "aws_sns_topic", values: { id: topic, arn: topic } },
      { address: "aws_ecs_task_definition.api", type: "aws_ecs_task_definition", values: { family: "api" } },
    ];
    const found = [
      ec2("vpc", "vpc-0123456789abcdef0", "shop-dev-network"),
      foundByArn(topic, {}),
      // The revision of a delivery: a newer one than Terraform's.
      foundByArn(`arn:aws:ecs:${ACCOUNT}:task-definition/api:7`, {}),
    ];
    expect(orphans(found, state)).toEqual([]);
  });
});

test("routes and associations are found in their tables", () => {
  const table = {
    RouteTableId: "rtb-1",
    Routes: [
      { DestinationCidrBlock: "10.0.0.0/16", GatewayId: "local" },
      { DestinationCidrBlock: "0.0.0.0/0", NatGatewayId: "nat-1" },
      { DestinationPrefixListId: "pl-1", GatewayId: "vpce-1" },
    ],
    Associations: [{ SubnetId: "subnet-1" }, { Main: true }],
  };
  expect(partsOf(table).map(({ type, id }) => [type, id])).toEqual([
    ["aws_route", "rtb-1_0.0.0.0/0"],
    ["aws_route_table_association", "subnet-1/rtb-1"],
    ["aws_vpc_endpoint_route_table_association", "vpce-1/rtb-1"],
  ]);
  const known = { address: "aws_route_table.network", type: "aws_route_table", values: { id: "rtb-1" } };
  expect(placed(partsOf(table), [known])[0]).toEqual(["aws_route.network_out", "rtb-1_0.0.0.0/0"]);
});

describe("a person is told", () => {
  const parameter = (name: string) => foundByArn(`arn:aws:ssm:${ACCOUNT}:parameter/shop/dev/${name}`, {});
  const all = orphans([
    ec2("vpc", "vpc-1", "shop-dev-network"),
    parameter("level"),
    parameter("running"),
    ec2("route-table", "rtb-9"),
    ec2("route-table", "rtb-8"),
  ]);

  test("what to import, what to delete, and what is not clear", () => {
    expect(report("shop-dev", "out/shop-dev", all).slice(0, -3)).toEqual([
      "5 resources of shop-dev exist and are not in its state.",
      "",
      "In the code: take them in.",
      "terraform -chdir=out/shop-dev import 'aws_vpc.network' 'vpc-1'",
      "terraform -chdir=out/shop-dev import 'aws_ssm_parameter.running' '/shop/dev/running'",
      "",
      "In the code, but an import would never settle: delete them, the next apply makes them again.",
      "aws ssm delete-parameter --name /shop/dev/level",
      "",
      "Not in the code, or not to be told apart: delete them, or import them.",
      `arn:aws:ec2:${ACCOUNT}:route-table/rtb-9`,
      "  may be aws_route_table.network",
      `arn:aws:ec2:${ACCOUNT}:route-table/rtb-8`,
      "  may be aws_route_table.network",
    ]);
  });

  test("the same as import blocks", () => {
    expect(importBlocks(all)).toBe(
      'import {\n  to = aws_vpc.network\n  id = "vpc-1"\n}\n' +
        'import {\n  to = aws_ssm_parameter.running\n  id = "/shop/dev/running"\n}\n',
    );
  });

  test("that there is nothing", () => {
    expect(report("shop-dev", "out/shop-dev", [])[0]).toBe(
      "Nothing of shop-dev was found that is not in its state.",
    );
  });
});
