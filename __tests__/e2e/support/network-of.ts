import {
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type NatGateway,
  type RouteTable,
  type SecurityGroup,
  type Subnet,
  type Vpc,
} from "@aws-sdk/client-ec2";
import type { Aws } from "./aws";
import { nameOf } from "./tags";

/** The one VPC of a system, and what is in it. */
export interface DeployedNetwork {
  readonly vpc: Vpc & { readonly VpcId: string };

  /** By name, without what all names begin with: `private-a`. */
  readonly subnets: Readonly<Record<string, Subnet>>;
  readonly routeTables: readonly RouteTable[];
  readonly natGateways: readonly NatGateway[];
}

export async function networkOf({ ec2 }: Aws, system: string): Promise<DeployedNetwork> {
  const { Vpcs = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: "tag:System", Values: [system] }] }),
  );
  const [{ VpcId = "", ...vpc } = {}, ...others] = Vpcs;
  if (!VpcId || others.length > 0) throw new Error(`expected one VPC of ${system}, found ${Vpcs.length}`);
  const here = [{ Name: "vpc-id", Values: [VpcId] }];
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters: here }));
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters: here }));
  const { NatGateways = [] } = await ec2.send(new DescribeNatGatewaysCommand({ Filter: here }));
  const prefix = `${nameOf(vpc)}-`;
  return {
    vpc: { ...vpc, VpcId },
    subnets: Object.fromEntries(Subnets.map((subnet) => [nameOf(subnet).replace(prefix, ""), subnet])),
    routeTables: RouteTables,
    natGateways: NatGateways,
  };
}

/** What passes the security groups of a VPC, e.g. `tcp 8000 langgraph`: into each group, and out of it. */
export type Rules = Readonly<
  Record<string, { readonly in: readonly string[]; readonly out: readonly string[] }>
>;

/**
 * @param prefix what the names of groups begin with; left out here
 */
export async function rulesOf({ ec2 }: Aws, vpcId: string, prefix: string): Promise<Rules> {
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: "vpc-id", Values: [vpcId] }] }),
  );
  const names = new Map(
    SecurityGroups.map(({ GroupId, GroupName = "" }) => [GroupId, GroupName.replace(prefix, "")]),
  );
  const lines = (permissions: SecurityGroup["IpPermissions"] = []) =>
    permissions
      .flatMap(({ IpProtocol, FromPort, ToPort, IpRanges = [], UserIdGroupPairs = [] }) => {
        const ports = FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`;
        const what = IpProtocol === "-1" ? "anything" : `${IpProtocol} ${ports}`;
        const ranges = IpRanges.map(({ CidrIp }) => CidrIp);
        return [...ranges, ...UserIdGroupPairs.map(({ GroupId }) => names.get(GroupId))].map(
          (peer) => `${what} ${peer}`,
        );
      })
      .sort();
  return Object.fromEntries(
    SecurityGroups.map(({ GroupId, IpPermissions, IpPermissionsEgress }) => [
      names.get(GroupId),
      { in: lines(IpPermissions), out: lines(IpPermissionsEgress) },
    ]),
  );
}
