import { Network, type NetworkProps } from "../../modules/network/network";
import { problems, synthesized, type Terraform, type TestStack } from "../support/terraform";

const ZONES = ["us-east-1a", "us-east-1b"];

function build(stack: TestStack, props: Partial<NetworkProps> = {}): Network {
  return new Network(stack, "network", { cidr: "10.0.0.0/16", zones: ZONES, ...props });
}

function network(props: Partial<NetworkProps> = {}): Terraform {
  return synthesized((stack) => void build(stack, props));
}

function refused(props: Partial<NetworkProps>): string[] {
  return problems((stack) => void build(stack, props)).slice(1);
}

/** Addresses of a type, without the type. */
function labels(terraform: Terraform, type: string): string[] {
  return terraform.addresses
    .filter((address) => address.startsWith(`${type}.`))
    .map((a) => a.slice(type.length + 1));
}

describe("a network", () => {
  const terraform = network();

  test("has a public and a private subnet in each zone, none of which hands out public addresses", () => {
    expect(terraform.resource("aws_subnet.network_public_b")).toMatchObject({
      cidr_block: "10.0.8.0/21",
      availability_zone: "us-east-1b",
      map_public_ip_on_launch: false,
      tags: { Name: "test-system-dev-network-public-b" },
    });
    expect(terraform.resource("aws_subnet.network_private_a")).toMatchObject({
      cidr_block: "10.0.64.0/21",
      availability_zone: "us-east-1a",
      map_public_ip_on_launch: false,
    });
  });

  test("gives its machines DNS names, as private names of AWS services need", () => {
    expect(terraform.resource("aws_vpc.network")).toMatchObject({
      cidr_block: "10.0.0.0/16",
      enable_dns_hostnames: true,
      enable_dns_support: true,
    });
  });

  test("strips the default security group", () => {
    expect(terraform.resource("aws_default_security_group.network")).toMatchObject({
      ingress: [],
      egress: [],
    });
  });

  test("sends public subnets to the internet gateway by one table", () => {
    expect(terraform.resource("aws_route.network_public_to_internet")).toEqual({
      route_table_id: "${aws_route_table.network_public.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.network.id}",
    });
    for (const zone of ["a", "b"]) {
      expect(terraform.resource(`aws_route_table_association.network_public_${zone}`)).toMatchObject({
        route_table_id: "${aws_route_table.network_public.id}",
      });
    }
  });

  test("sends every private subnet to the NAT gateway of its own zone", () => {
    for (const zone of ["a", "b"]) {
      expect(terraform.resource(`aws_route_table_association.network_private_${zone}`)).toEqual({
        subnet_id: `\${aws_subnet.network_private_${zone}.id}`,
        route_table_id: `\${aws_route_table.network_private_${zone}.id}`,
      });
      expect(terraform.resource(`aws_route.network_private_${zone}_to_internet`)).toEqual({
        route_table_id: `\${aws_route_table.network_private_${zone}.id}`,
        destination_cidr_block: "0.0.0.0/0",
        nat_gateway_id: `\${aws_nat_gateway.network_public_${zone}.id}`,
      });
    }
  });

  test("makes NAT gateways and their addresses only once there is an internet gateway", () => {
    const dependsOn = { depends_on: ["aws_internet_gateway.network"] };
    expect(terraform.resource("aws_eip.network_public_a")).toMatchObject({ domain: "vpc", ...dependsOn });
    expect(terraform.resource("aws_nat_gateway.network_public_a")).toMatchObject({
      subnet_id: "${aws_subnet.network_public_a.id}",
      allocation_id: "${aws_eip.network_public_a.allocation_id}",
      ...dependsOn,
    });
  });

  test("reaches S3 from every private subnet without a NAT gateway", () => {
    expect(terraform.resource("aws_vpc_endpoint.network_s3")).toMatchObject({
      service_name: "com.amazonaws.us-east-1.s3",
      vpc_endpoint_type: "Gateway",
    });
    expect(labels(terraform, "aws_vpc_endpoint_route_table_association")).toEqual([
      "network_private_a_to_s3",
      "network_private_b_to_s3",
    ]);
  });

  test("writes to buckets of its own account only, and reads layers of images wherever ECR keeps them", () => {
    expect(terraform.document("aws_vpc_endpoint.network_s3", "policy")["Statement"]).toEqual([
      {
        Sid: "OwnBuckets",
        Effect: "Allow",
        Principal: "*",
        Action: ["s3:*"],
        Resource: ["*"],
        Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
      },
      { Sid: "ReadObjects", Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: ["*"] },
    ]);
  });
});

test.each([["per-zone"], ["single"], ["none"]] as const)("adding a zone only adds, with NAT %s", (nat) => {
  const before = network({ nat, dataSubnets: "isolated" });
  const after = network({ nat, dataSubnets: "isolated", zones: ["us-east-1a", "us-east-1c", "us-east-1b"] });
  const added = after.addresses.filter((address) => !before.addresses.includes(address));
  for (const address of before.addresses) {
    expect({ [address]: JSON.stringify(after.resource(address)) }).toEqual({
      [address]: JSON.stringify(before.resource(address)),
    });
  }
  expect(added.length).toBeGreaterThan(5);
  expect(added.filter((address) => !/_(public|private|data)_c(_|$)/.test(address))).toEqual([]);
});

test("sends all private subnets to one NAT gateway in the first zone", () => {
  const terraform = network({ nat: "single", zones: ["us-east-1b", "us-east-1a"] });
  expect(labels(terraform, "aws_nat_gateway")).toEqual(["network_public_b"]);
  expect(labels(terraform, "aws_eip")).toEqual(["network_public_b"]);
  for (const zone of ["a", "b"]) {
    expect(terraform.resource(`aws_route.network_private_${zone}_to_internet`)).toMatchObject({
      nat_gateway_id: "${aws_nat_gateway.network_public_b.id}",
    });
  }
});

test("leaves private subnets without a way out when there is no NAT", () => {
  const terraform = network({ nat: "none" });
  expect(labels(terraform, "aws_nat_gateway")).toEqual([]);
  expect(labels(terraform, "aws_route")).toEqual(["network_public_to_internet"]);
});

describe("data subnets of their own", () => {
  const terraform = network({ dataSubnets: "isolated", zones: ["us-east-1b", "us-east-1a"] });

  test("are one in each zone, in the tier of data", () => {
    expect(terraform.resource("aws_subnet.network_data_b")).toEqual({
      vpc_id: "${aws_vpc.network.id}",
      cidr_block: "10.0.136.0/21",
      availability_zone: "us-east-1b",
      map_public_ip_on_launch: false,
      tags: { Name: "test-system-dev-network-data-b" },
    });
  });

  test("have a table each that no route is in", () => {
    expect(terraform.resource("aws_route_table_association.network_data_a")).toEqual({
      subnet_id: "${aws_subnet.network_data_a.id}",
      route_table_id: "${aws_route_table.network_data_a.id}",
    });
    expect(terraform.resource("aws_route_table.network_data_a")["route"]).toBeUndefined();
    const tables = ["aws_route", "aws_vpc_endpoint_route_table_association"].flatMap((type) =>
      labels(terraform, type).map((label) => terraform.resource(`${type}.${label}`)["route_table_id"]),
    );
    expect(tables.length).toBeGreaterThan(4);
    expect(tables.filter((table) => table.includes("network_data"))).toEqual([]);
  });

  test("are where databases go, which are with the services otherwise", () => {
    const dataSubnets = (props: Partial<NetworkProps>) =>
      synthesized((stack) => stack.publish({ ids: build(stack, props).dataSubnetIds })).output("ids");
    expect(dataSubnets({ dataSubnets: "isolated" })).toEqual([
      "${aws_subnet.network_data_a.id}",
      "${aws_subnet.network_data_b.id}",
    ]);
    expect(dataSubnets({})).toEqual([
      "${aws_subnet.network_private_a.id}",
      "${aws_subnet.network_private_b.id}",
    ]);
  });

  test("only add to a network that has none", () => {
    const before = network();
    const after = network({ dataSubnets: "isolated" });
    for (const address of before.addresses) {
      expect({ [address]: after.resource(address) }).toEqual({ [address]: before.resource(address) });
    }
    expect(after.addresses.filter((address) => !before.addresses.includes(address))).toEqual([
      "aws_route_table.network_data_a",
      "aws_route_table.network_data_b",
      "aws_route_table_association.network_data_a",
      "aws_route_table_association.network_data_b",
      "aws_subnet.network_data_a",
      "aws_subnet.network_data_b",
    ]);
  });
});

test("tells others its subnets, tables and outbound addresses", () => {
  const terraform = synthesized((stack) => {
    const { publicSubnetIds, privateSubnetIds, privateRouteTableIds, outboundAddresses } = build(stack);
    stack.publish({ ids: [publicSubnetIds, privateSubnetIds, privateRouteTableIds, outboundAddresses] });
  });
  expect(terraform.output("ids")).toEqual([
    ["${aws_subnet.network_public_a.id}", "${aws_subnet.network_public_b.id}"],
    ["${aws_subnet.network_private_a.id}", "${aws_subnet.network_private_b.id}"],
    ["${aws_route_table.network_private_a.id}", "${aws_route_table.network_private_b.id}"],
    ["${aws_nat_gateway.network_public_a.public_ip}", "${aws_nat_gateway.network_public_b.public_ip}"],
  ]);
});

test("refuses a range and zones that cannot work, all at once", () => {
  expect(refused({ cidr: "11.0.0.0/24", zones: ["us-east-1z", "us-west-2z"] })).toEqual([
    "  - cidr must be a /16 to /23, got '11.0.0.0/24'",
    expect.stringContaining("  - cidr must lie in one of 10.0.0.0/8,"),
    expect.stringContaining("  - zones must be among us-east-1a, us-east-1b,"),
    expect.stringMatching(/zones must be among .*; got 'us-west-2z'$/),
  ]);
});

test("refuses fewer than two zones, and the same zone twice", () => {
  expect(refused({ zones: [] })).toEqual(["  - zones must name at least 2 Availability Zones, got 0"]);
  expect(refused({ zones: ["us-east-1a", "us-east-1a"] })).toEqual([
    "  - zones must differ, got us-east-1a, us-east-1a",
  ]);
});
