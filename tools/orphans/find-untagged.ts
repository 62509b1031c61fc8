import { DescribeRouteTablesCommand, EC2Client, type RouteTable } from "@aws-sdk/client-ec2";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { KMSClient, paginateListAliases } from "@aws-sdk/client-kms";
import { type AwsConnection, isMissing } from "../bootstrap/aws-connection";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { Found } from "./found";

/** What the tagging API does not know of, and what AWS refuses to make a second time. */
export async function findUntagged(stack: SynthesizedStack, aws: AwsConnection): Promise<Found[]> {
  const all = await Promise.all([roles(stack, aws), aliases(stack, aws), routes(stack, aws)]);
  return all.flat();
}

async function roles(stack: SynthesizedStack, aws: AwsConnection): Promise<Found[]> {
  const client = new IAMClient(aws);
  const names = stack.literals("aws_iam_role", "name");
  const known = await Promise.all(
    names.map(async (RoleName) => {
      try {
        return (await client.send(new GetRoleCommand({ RoleName }))).Role?.RoleName;
      } catch (error) {
        if (isMissing(error) || (error as Error).name === "NoSuchEntityException") return undefined;
        throw error;
      }
    }),
  );
  return known.flatMap((name) => (name ? [byName("aws_iam_role", name)] : []));
}

async function aliases(stack: SynthesizedStack, aws: AwsConnection): Promise<Found[]> {
  const wanted = stack.literals("aws_kms_alias", "name");
  if (wanted.length === 0) return [];
  const known: string[] = [];
  for await (const { Aliases = [] } of paginateListAliases({ client: new KMSClient(aws) }, {})) {
    known.push(...Aliases.flatMap(({ AliasName }) => AliasName ?? []));
  }
  return known.filter((name) => wanted.includes(name)).map((name) => byName("aws_kms_alias", name));
}

/** Routes and associations have no tags; their route tables do. */
async function routes({ defaultTags }: SynthesizedStack, aws: AwsConnection): Promise<Found[]> {
  const Filters = ["System", "Environment"].map((name) => ({
    Name: `tag:${name}`,
    Values: [defaultTags[name] ?? ""],
  }));
  const { RouteTables = [] } = await new EC2Client(aws).send(new DescribeRouteTablesCommand({ Filters }));
  return RouteTables.flatMap(partsOf);
}

/** What is in a route table, but for the route that every one has. */
export function partsOf({ RouteTableId: table = "", Routes = [], Associations = [] }: RouteTable): Found[] {
  const routes = Routes.flatMap(({ DestinationCidrBlock: cidr, GatewayId }): Found[] =>
    cidr === undefined || GatewayId === "local"
      ? []
      : [part("aws_route", `${table}_${cidr}`, { route_table_id: table, destination_cidr_block: cidr })],
  );
  const associations = Associations.flatMap(({ SubnetId: subnet }): Found[] =>
    subnet === undefined
      ? []
      : [
          part("aws_route_table_association", `${subnet}/${table}`, {
            subnet_id: subnet,
            route_table_id: table,
          }),
        ],
  );
  const endpoints = Routes.flatMap(({ GatewayId: endpoint = "" }): Found[] =>
    endpoint.startsWith("vpce-")
      ? [
          part("aws_vpc_endpoint_route_table_association", `${endpoint}/${table}`, {
            vpc_endpoint_id: endpoint,
            route_table_id: table,
          }),
        ]
      : [],
  );
  return [...routes, ...associations, ...endpoints];
}

function byName(type: string, name: string): Found {
  return { type, id: name, name, facts: { name }, isUnique: true };
}

function part(type: string, id: string, facts: Found["facts"]): Found {
  return { type, id, name: `${type} ${id}`, facts, isUnique: true };
}
