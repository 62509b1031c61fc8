import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import type { Aws } from "./aws";

const TIERS = ["public", "private", "data"];
const LETTERS = ["a", "b"];

/** A network somebody else made: a public, a private and a data subnet in each of two zones. */
export interface GivenNetwork {
  readonly vpcId: string;

  /** By tier and the letter of the zone, e.g. `private-a`; their tag `Tier` is the tier. */
  readonly subnets: Readonly<Record<string, string>>;

  /** Table of the public subnets, which have an internet gateway. */
  readonly publicTable: string;

  /** Table of all others, none of which has its own. */
  readonly mainTable: string;
}

/** Makes one in us-east-1. */
export async function makeNetwork({ ec2 }: Aws, odd?: "main table is public"): Promise<GivenNetwork> {
  const { Vpc: { VpcId = "" } = {} } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.50.0.0/16" }));
  const subnets: Record<string, string> = {};
  for (const part of TIERS.flatMap((tier) => LETTERS.map((letter) => `${tier}-${letter}`))) {
    const [tier, letter] = part.split("-");
    const { Subnet: { SubnetId = "" } = {} } = await ec2.send(
      new CreateSubnetCommand({
        VpcId,
        CidrBlock: `10.50.${Object.keys(subnets).length}.0/24`,
        AvailabilityZone: `us-east-1${letter}`,
        TagSpecifications: [{ ResourceType: "subnet", Tags: [{ Key: "Tier", Value: tier }] }],
      }),
    );
    subnets[part] = SubnetId;
  }
  const { RouteTables: [{ RouteTableId: mainTable = "" } = {}] = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: "vpc-id", Values: [VpcId] }] }),
  );
  const { RouteTable: { RouteTableId: publicTable = "" } = {} } = await ec2.send(
    new CreateRouteTableCommand({ VpcId }),
  );
  for (const letter of LETTERS) {
    const SubnetId = subnets[`public-${letter}`];
    await ec2.send(new AssociateRouteTableCommand({ RouteTableId: publicTable, SubnetId }));
  }
  const { InternetGateway: { InternetGatewayId: GatewayId } = {} } = await ec2.send(
    new CreateInternetGatewayCommand({}),
  );
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: GatewayId }));
  for (const RouteTableId of odd ? [publicTable, mainTable] : [publicTable]) {
    await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId }));
  }
  return { vpcId: VpcId, subnets, publicTable, mainTable };
}

/** Gives the private subnets a way out, which costs money: a NAT gateway. */
export async function leadOut({ ec2 }: Aws, { subnets, mainTable }: GivenNetwork): Promise<void> {
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: "vpc" }));
  const { NatGateway: { NatGatewayId } = {} } = await ec2.send(
    new CreateNatGatewayCommand({ SubnetId: subnets["public-a"], AllocationId }),
  );
  await ec2.send(
    new CreateRouteCommand({ RouteTableId: mainTable, DestinationCidrBlock: "0.0.0.0/0", NatGatewayId }),
  );
}

/** All that is known of a network, to see later that nothing of it was touched. */
export async function describeNetwork({ ec2 }: Aws, { vpcId }: GivenNetwork): Promise<object> {
  const Filters = [{ Name: "vpc-id", Values: [vpcId] }];
  const attached = [{ Name: "attachment.vpc-id", Values: [vpcId] }];
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters }));
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
  const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
  const { InternetGateways } = await ec2.send(new DescribeInternetGatewaysCommand({ Filters: attached }));
  const { NatGateways } = await ec2.send(new DescribeNatGatewaysCommand({ Filter: Filters }));
  return { Vpcs, Subnets, RouteTables, InternetGateways, NatGateways };
}
