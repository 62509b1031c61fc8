import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { validate } from "../validation/validate";
import { existingNetworkProblems } from "./existing-network-problems";
import { ExistingSubnet } from "./existing-subnet";
import { ExistingVpc } from "./existing-vpc";
import type { HostNetwork } from "./host-network";
import { zoneLetter } from "./zones";

/** Subnets by the zone each is in: `{ "us-east-1a": "subnet-0123456789abcdef0" }`. */
export type SubnetByZone = Readonly<Record<string, string>>;

export interface ExistingNetworkProps {
  /** `vpc-0123456789abcdef0`; it has to answer DNS queries. */
  readonly vpcId: string;

  /** At least two, one in every zone of the private ones: a load balancer calls no other zones. */
  readonly publicSubnetIds: SubnetByZone;

  /** At least two, behind a NAT gateway or with endpoints of the AWS services that containers call. */
  readonly privateSubnetIds: SubnetByZone;

  /** At least two for databases and caches. @default - the private ones */
  readonly dataSubnetIds?: SubnetByZone;
}

/** Where a system runs that brings no network of its own: a VPC and subnets somebody else looks after. */
export class ExistingNetwork extends Construct implements HostNetwork {
  readonly vpcId: string;
  readonly cidr = undefined;
  readonly publicSubnetIds: string[];
  readonly privateSubnetIds: string[];

  /** The private ones, unless data has its own. */
  readonly dataSubnetIds: string[];
  readonly assignPublicIp = false;
  readonly inboundRoutes = [];
  readonly outboundRoutes = [];

  constructor(scope: Construct, id: string, props: ExistingNetworkProps) {
    super(scope, id);
    const { vpcId, publicSubnetIds, privateSubnetIds, dataSubnetIds } = props;
    validate(this, existingNetworkProblems(props, Deployment.of(this).region));
    const vpc = new ExistingVpc(this, "Default", vpcId);
    const found = (tier: string, subnets: SubnetByZone) =>
      subnetsInOrder(subnets).map(([letter, zone, subnetId]) => {
        const given = `${tier}SubnetIds.${zone}`;
        const subnet = new ExistingSubnet(this, `${tier}-${letter}`, { subnetId, vpcId, zone, given });
        if (tier !== "public") vpc.keepPrivate(subnet, subnet.subnetId, given);
        return subnet.subnetId;
      });
    this.vpcId = vpc.resource.id;
    this.publicSubnetIds = found("public", publicSubnetIds);
    this.privateSubnetIds = found("private", privateSubnetIds);
    this.dataSubnetIds = dataSubnetIds ? found("data", dataSubnetIds) : this.privateSubnetIds;
  }
}

/** By letter: zones that share one would share an address, and are reported. */
export function subnetsInOrder(subnets: SubnetByZone): [letter: string, zone: string, subnetId: string][] {
  const letters = new Map(
    Object.entries(subnets).map(([zone, id]) => [zoneLetter(zone), [zone, id] as const]),
  );
  return [...letters].map(([letter, [zone, id]]): [string, string, string] => [letter, zone, id]).sort();
}
