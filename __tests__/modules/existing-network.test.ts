import { ExistingNetwork, type ExistingNetworkProps } from "../../modules/network/existing-network";
import type { HostNetwork } from "../../modules/network/host-network";
import { TaggedNetwork, type TaggedNetworkProps } from "../../modules/network/tagged-network";
import { problems, synthesized, type Terraform, type TestStack } from "../support/terraform";

const IDS: ExistingNetworkProps = {
  vpcId: "vpc-0123456789abcdef0",
  publicSubnetIds: { "us-east-1a": "subnet-0000000a", "us-east-1b": "subnet-0000000b" },
  privateSubnetIds: { "us-east-1b": "subnet-0000001b", "us-east-1a": "subnet-0000001a" },
  dataSubnetIds: { "us-east-1a": "subnet-0000002a", "us-east-1c": "subnet-0000002c" },
};

const TAGS: TaggedNetworkProps = {
  vpcId: "vpc-0123456789abcdef0",
  zones: ["us-east-1b", "us-east-1a"],
  publicSubnetTags: { Tier: "public" },
  privateSubnetTags: { Tier: "private", Team: "agents" },
  dataSubnetTags: { Tier: "data" },
};

function byIds(props: Partial<ExistingNetworkProps> = {}): (stack: TestStack) => HostNetwork {
  return (stack) => new ExistingNetwork(stack, "network", { ...IDS, ...props });
}

function byTags(props: Partial<TaggedNetworkProps> = {}): (stack: TestStack) => HostNetwork {
  return (stack) => new TaggedNetwork(stack, "network", { ...TAGS, ...props });
}

/** A stack that publishes what it is told of its network. */
function told(build: (stack: TestStack) => HostNetwork): Terraform {
  return synthesized((stack) => {
    const { vpcId, publicSubnetIds, privateSubnetIds, dataSubnetIds } = build(stack);
    stack.publish({ vpc: vpcId, public: publicSubnetIds, private: privateSubnetIds, data: dataSubnetIds });
  });
}

function refused(build: (stack: TestStack) => unknown): string[] {
  return problems((stack) => void build(stack)).slice(1);
}

/** Sorted addresses of what is only looked at. */
function lookedAt({ json }: Terraform): string[] {
  return Object.entries(json["data"] as Record<string, object>)
    .flatMap(([type, blocks]) => Object.keys(blocks).map((label) => `${type}.${label}`))
    .sort();
}

/** What Terraform says when the condition of something it looks at is not met. */
function sentences({ json }: Terraform, type: string, label: string): string[] {
  const conditions = json["data"][type][label].lifecycle.postcondition as { error_message: string }[];
  return conditions.map(({ error_message }) => error_message);
}

describe.each([
  ["by ids", byIds()],
  ["by tags", byTags()],
])("an existing network %s", (_, build) => {
  test("creates nothing", () => {
    expect(synthesized(build).addresses).toEqual([]);
  });

  test("is looked at without waiting for anything that is created", () => {
    expect(JSON.stringify(synthesized(build).json["data"])).not.toMatch(/depends_on|\$\{aws_/);
  });

  test("leaves its addresses to AWS, and has its routes", () => {
    synthesized((stack) => {
      const { cidr, inboundRoutes, outboundRoutes } = build(stack);
      expect([cidr, inboundRoutes, outboundRoutes]).toEqual([undefined, [], []]);
    });
  });

  test("answers DNS queries", () => {
    expect(sentences(synthesized(build), "aws_vpc", "network")).toEqual([
      "vpcId must be a VPC that answers DNS queries, vpc-0123456789abcdef0 does not; switch its enableDnsSupport on.",
    ]);
  });
});

describe("by ids", () => {
  const terraform = told(byIds());

  test("tells others what Terraform found, zone by zone whatever the order they were given in", () => {
    expect(terraform.output("vpc")).toBe("${data.aws_vpc.network.id}");
    expect(terraform.output("private")).toEqual([
      "${data.aws_subnet.network_private_a.id}",
      "${data.aws_subnet.network_private_b.id}",
    ]);
    expect(terraform.output("data")).toEqual([
      "${data.aws_subnet.network_data_a.id}",
      "${data.aws_subnet.network_data_c.id}",
    ]);
  });

  test("looks at each subnet, and at the routes of those that are not public", () => {
    expect(lookedAt(terraform)).toEqual([
      "aws_route_tables.network_data_a",
      "aws_route_tables.network_data_c",
      "aws_route_tables.network_main",
      "aws_route_tables.network_private_a",
      "aws_route_tables.network_private_b",
      "aws_route_tables.network_to_internet",
      "aws_subnet.network_data_a",
      "aws_subnet.network_data_c",
      "aws_subnet.network_private_a",
      "aws_subnet.network_private_b",
      "aws_subnet.network_public_a",
      "aws_subnet.network_public_b",
      "aws_vpc.network",
    ]);
  });

  test("says which subnet is in another VPC or zone", () => {
    expect(sentences(terraform, "aws_subnet", "network_private_b")).toEqual([
      "privateSubnetIds.us-east-1b must be a subnet of vpc-0123456789abcdef0; subnet-0000001b is one of ${self.vpc_id}.",
      "privateSubnetIds.us-east-1b must be a subnet in us-east-1b; subnet-0000001b is in ${self.availability_zone}.",
    ]);
  });

  test("puts databases with the services when data has no subnets", () => {
    const shared = told(byIds({ dataSubnetIds: undefined }));
    expect(shared.output("data")).toEqual(shared.output("private"));
    expect(lookedAt(shared).filter((address) => address.includes("data"))).toEqual([]);
  });

  test("refuses what are no ids, and ids that are given twice", () => {
    const same = "subnet-0000000a";
    expect(
      refused(
        byIds({
          vpcId: "vpc-main",
          privateSubnetIds: { "us-east-1a": same, "us-east-1b": "subnet-000000000001" },
          dataSubnetIds: undefined,
        }),
      ),
    ).toEqual([
      "  - vpcId must be an id such as vpc-0123456789abcdef0, got 'vpc-main'",
      "  - privateSubnetIds.us-east-1a must differ from publicSubnetIds.us-east-1a, got subnet-0000000a for both",
      "  - privateSubnetIds.us-east-1b must be an id such as subnet-0123456789abcdef0, got 'subnet-000000000001'",
    ]);
  });

  test("refuses a tier in one zone, and zones there are not", () => {
    const publicSubnetIds = { "us-east-1a": "subnet-0000000a" };
    const dataSubnetIds = { "us-east-1a": "subnet-0000002a", "us-west-2a": "subnet-0000002b" };
    expect(refused(byIds({ publicSubnetIds, dataSubnetIds }))).toEqual([
      "  - publicSubnetIds: zones must name at least 2 Availability Zones, got 1",
      expect.stringMatching(/^ {2}- dataSubnetIds: zones must be among us-east-1a, .*; got 'us-west-2a'$/),
      "  - publicSubnetIds must have a subnet in us-east-1b, as privateSubnetIds has; got none",
    ]);
  });
});

describe("by tags", () => {
  const terraform = told(byTags());

  test("finds one subnet for each tier and zone", () => {
    expect(terraform.json["data"].aws_subnets.network_private_b).toMatchObject({
      tags: { Tier: "private", Team: "agents" },
      filter: [
        { name: "vpc-id", values: ["${data.aws_vpc.network.id}"] },
        { name: "availability-zone", values: ["us-east-1b"] },
      ],
    });
    expect(sentences(terraform, "aws_subnets", "network_private_b")).toEqual([
      expect.stringMatching(
        /^privateSubnetTags must find one subnet of vpc-0123456789abcdef0 in us-east-1b, found .*; looked for Tier = private, Team = agents\.$/,
      ),
    ]);
  });

  test("tells others what Terraform found, zone by zone whatever the order they were given in", () => {
    expect(terraform.output("public")).toEqual([
      "${one(data.aws_subnets.network_public_a.ids)}",
      "${one(data.aws_subnets.network_public_b.ids)}",
    ]);
  });

  test("looks at the routes of what is not public", () => {
    expect(lookedAt(terraform).filter((address) => address.startsWith("aws_route_tables."))).toEqual([
      "aws_route_tables.network_data_a",
      "aws_route_tables.network_data_b",
      "aws_route_tables.network_main",
      "aws_route_tables.network_private_a",
      "aws_route_tables.network_private_b",
      "aws_route_tables.network_to_internet",
    ]);
  });

  test("puts databases with the services when data has no tags", () => {
    const shared = told(byTags({ dataSubnetTags: undefined }));
    expect(shared.output("data")).toEqual(shared.output("private"));
  });

  test("refuses a tier without tags, tiers that are tagged alike, and zones that are too few", () => {
    const alike = { Team: "agents", Tier: "private" };
    expect(
      refused(byTags({ vpcId: "main", zones: ["us-east-1a"], publicSubnetTags: {}, dataSubnetTags: alike })),
    ).toEqual([
      "  - vpcId must be an id such as vpc-0123456789abcdef0, got 'main'",
      "  - zones must name at least 2 Availability Zones, got 1",
      "  - publicSubnetTags must name at least one tag, got none",
      '  - dataSubnetTags must differ from privateSubnetTags, got {"Team":"agents","Tier":"private"} for both',
    ]);
  });
});
