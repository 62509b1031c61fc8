import {
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  paginateDescribeFlowLogs,
} from "@aws-sdk/client-ec2";
import type { Applied } from "../support/applied";
import { type DeployedNetwork, networkOf, rulesOf } from "../support/network-of";

const SYSTEM = "multi-agent-orchestrator";
const OUT = "0.0.0.0/0";

export function networkTests(applied: () => Applied): void {
  let network: DeployedNetwork;
  beforeAll(async () => {
    network = await networkOf(applied().aws, SYSTEM);
  });

  const routeTableOf = (subnet: string) =>
    network.routeTables.find(({ Associations }) =>
      Associations?.some(({ SubnetId }) => SubnetId === network.subnets[subnet]?.SubnetId),
    );
  const wayOutOf = (subnet: string) =>
    routeTableOf(subnet)?.Routes?.filter(({ DestinationCidrBlock }) => DestinationCidrBlock === OUT);

  test("is one VPC that resolves and gives out DNS names", async () => {
    const { VpcId, CidrBlock } = network.vpc;
    const { ec2 } = applied().aws;
    const ask = (Attribute: "enableDnsSupport" | "enableDnsHostnames") =>
      ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute }));
    expect(CidrBlock).toBe("10.0.0.0/16");
    expect((await ask("enableDnsSupport")).EnableDnsSupport).toEqual({ Value: true });
    expect((await ask("enableDnsHostnames")).EnableDnsHostnames).toEqual({ Value: true });
  });

  test("has a public and a private subnet in each zone, none of which gives out public addresses", () => {
    const places = Object.entries(network.subnets).map(([name, subnet]) => [
      name,
      `${subnet.AvailabilityZone} ${subnet.CidrBlock} ${subnet.MapPublicIpOnLaunch}`,
    ]);
    expect(Object.fromEntries(places)).toEqual({
      "private-a": "us-east-1a 10.0.64.0/21 false",
      "private-b": "us-east-1b 10.0.72.0/21 false",
      "public-a": "us-east-1a 10.0.0.0/21 false",
      "public-b": "us-east-1b 10.0.8.0/21 false",
    });
  });

  test("has one NAT gateway in each zone, with an address of its own", () => {
    expect(network.natGateways.map(({ State }) => State)).toEqual(["available", "available"]);
    expect(network.natGateways.map(({ SubnetId }) => SubnetId).sort()).toEqual(
      [network.subnets["public-a"]?.SubnetId, network.subnets["public-b"]?.SubnetId].sort(),
    );
    const addresses = network.natGateways.map(
      ({ NatGatewayAddresses }) => NatGatewayAddresses?.[0]?.PublicIp,
    );
    expect(new Set(addresses).size).toBe(2);
  });

  test.each(["a", "b"])("lets private subnet %s out through the gateway of its own zone", (letter) => {
    const gateway = network.natGateways.find(
      ({ SubnetId }) => SubnetId === network.subnets[`public-${letter}`]?.SubnetId,
    );
    expect(wayOutOf(`private-${letter}`)).toMatchObject([
      { NatGatewayId: gateway?.NatGatewayId, State: "active" },
    ]);
    expect(routeTableOf(`private-${letter}`)?.Associations).toHaveLength(1);
  });

  test("lets the public subnets out by the internet gateway, through one route table", () => {
    expect(routeTableOf("public-a")?.RouteTableId).toBe(routeTableOf("public-b")?.RouteTableId);
    expect(wayOutOf("public-a")).toMatchObject([
      { GatewayId: expect.stringMatching(/^igw-/), State: "active" },
    ]);
  });

  test("reaches S3 from the private subnets without a NAT gateway", async () => {
    const { VpcEndpoints } = await applied().aws.ec2.send(new DescribeVpcEndpointsCommand({}));
    expect(VpcEndpoints).toMatchObject([
      { VpcEndpointType: "Gateway", ServiceName: "com.amazonaws.us-east-1.s3", VpcId: network.vpc.VpcId },
    ]);
    const privateTables = ["private-a", "private-b"].map((subnet) => routeTableOf(subnet)?.RouteTableId);
    expect([...(VpcEndpoints?.[0]?.RouteTableIds ?? [])].sort()).toEqual(privateTables.sort());
  });

  test("keeps no flow logs in dev", async () => {
    for await (const { FlowLogs } of paginateDescribeFlowLogs({ client: applied().aws.ec2 }, {})) {
      expect(FlowLogs).toEqual([]);
    }
  });

  test("lets nobody in but callers to the door, the door and peers to a service's port, and a client to the database", async () => {
    expect(await rulesOf(applied().aws, network.vpc.VpcId, `${SYSTEM}-dev-`)).toEqual({
      default: { in: [], out: [] },
      "front-door": { in: ["tcp 80 203.0.113.0/24"], out: ["tcp 8000 aws-agent-core"] },
      "aws-agent-core": {
        in: ["tcp 8000 front-door", "tcp 8000 langgraph", "tcp 8000 snowflake-cortex"],
        out: [`anything ${OUT}`],
      },
      langgraph: { in: ["tcp 8001 aws-agent-core", "tcp 8001 snowflake-cortex"], out: [`anything ${OUT}`] },
      "snowflake-cortex": { in: ["tcp 8002 aws-agent-core", "tcp 8002 langgraph"], out: [`anything ${OUT}`] },
      database: { in: ["tcp 5432 langgraph"], out: [] },
    });
  });
}
