import type { Problem } from "../validation/validate";
import type { ExistingNetworkProps, SubnetByZone } from "./existing-network";
import type { PublicNetworkProps } from "./public-network";
import type { TaggedNetworkProps } from "./tagged-network";
import { zoneProblems } from "./zones";

/** AWS makes ids with 17 digits, and made them with 8. */
const DIGITS = "([0-9a-f]{8}|[0-9a-f]{17})";
const VPC_ID = new RegExp(`^vpc-${DIGITS}$`);
const SUBNET_ID = new RegExp(`^subnet-${DIGITS}$`);

/** What is wrong with a VPC and subnets given by their ids. */
export function existingNetworkProblems(props: ExistingNetworkProps, region: string): Problem[] {
  const { vpcId, publicSubnetIds, privateSubnetIds, dataSubnetIds } = props;
  const tiers = { publicSubnetIds, privateSubnetIds, ...(dataSubnetIds && { dataSubnetIds }) };
  return [
    ...subnetProblems(vpcId, tiers, region),
    ...Object.keys(privateSubnetIds)
      .filter((zone) => !(zone in publicSubnetIds))
      .map((zone) => `publicSubnetIds must have a subnet in ${zone}, as privateSubnetIds has; got none`),
  ];
}

/** What is wrong with a VPC and subnets that are all public. */
export function publicNetworkProblems(
  { vpcId, publicSubnetIds }: PublicNetworkProps,
  region: string,
): Problem[] {
  return subnetProblems(vpcId, { publicSubnetIds }, region);
}

function subnetProblems(
  vpcId: string,
  byTier: Readonly<Record<string, SubnetByZone>>,
  region: string,
): Problem[] {
  const tiers = Object.entries(byTier);
  const all = tiers.flatMap(([tier, subnets]) =>
    Object.entries(subnets).map(([zone, id]) => ({ given: `${tier}.${zone}`, id })),
  );
  return [
    vpcProblem(vpcId),
    ...tiers.flatMap(([tier, subnets]) =>
      zoneProblems(Object.keys(subnets), region).map((problem) => problem && `${tier}: ${problem}`),
    ),
    ...all.map(({ given, id }, index) => {
      if (!SUBNET_ID.test(id)) return `${given} must be an id such as subnet-0123456789abcdef0, got '${id}'`;
      const earlier = all.slice(0, index).find((other) => other.id === id);
      return earlier && `${given} must differ from ${earlier.given}, got ${id} for both`;
    }),
  ];
}

/** What is wrong with a VPC given by its id and subnets given by their tags. */
export function taggedNetworkProblems(props: TaggedNetworkProps, region: string): Problem[] {
  const { publicSubnetTags, privateSubnetTags, dataSubnetTags } = props;
  const tiers = Object.entries({
    publicSubnetTags,
    privateSubnetTags,
    ...(dataSubnetTags && { dataSubnetTags }),
  });
  return [
    vpcProblem(props.vpcId),
    ...zoneProblems(props.zones, region),
    ...tiers.map(([tier, tags], index) => {
      if (Object.keys(tags).length === 0) return `${tier} must name at least one tag, got none`;
      const earlier = tiers.slice(0, index).find(([, others]) => same(tags, others));
      return earlier && `${tier} must differ from ${earlier[0]}, got ${JSON.stringify(tags)} for both`;
    }),
  ];
}

function vpcProblem(vpcId: string): Problem {
  return !VPC_ID.test(vpcId) && `vpcId must be an id such as vpc-0123456789abcdef0, got '${vpcId}'`;
}

function same(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const [first, second] = [one, other].map((tags) => JSON.stringify(Object.entries(tags).sort()));
  return first === second;
}
