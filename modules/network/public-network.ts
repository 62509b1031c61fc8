import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { validate } from "../validation/validate";
import { type SubnetByZone, subnetsInOrder } from "./existing-network";
import { publicNetworkProblems } from "./existing-network-problems";
import { ExistingSubnet } from "./existing-subnet";
import { ExistingVpc } from "./existing-vpc";
import type { HostNetwork } from "./host-network";

export interface PublicNetworkProps {
  /** `vpc-0123456789abcdef0`; it has to answer DNS queries. */
  readonly vpcId: string;

  /** At least two, with a route to an internet gateway. */
  readonly publicSubnetIds: SubnetByZone;
}

/**
 * An existing network that has public subnets alone, as the default VPC of an account.
 *
 * Everything is in them: services have public addresses, since no NAT gateway leads out, and their security groups are
 * what keeps callers away.
 */
export class PublicNetwork extends Construct implements HostNetwork {
  readonly vpcId: string;
  readonly cidr = undefined;
  readonly publicSubnetIds: string[];

  /** The public ones. */
  readonly privateSubnetIds: string[];

  /** The public ones. */
  readonly dataSubnetIds: string[];
  readonly assignPublicIp = true;
  readonly inboundRoutes = [];
  readonly outboundRoutes = [];

  constructor(scope: Construct, id: string, props: PublicNetworkProps) {
    super(scope, id);
    const { vpcId, publicSubnetIds } = props;
    validate(this, publicNetworkProblems(props, Deployment.of(this).region));
    const vpc = new ExistingVpc(this, "Default", vpcId);
    this.vpcId = vpc.resource.id;
    this.publicSubnetIds = subnetsInOrder(publicSubnetIds).map(([letter, zone, subnetId]) => {
      const given = `publicSubnetIds.${zone}`;
      const subnet = new ExistingSubnet(this, `public-${letter}`, { subnetId, vpcId, zone, given });
      vpc.keepPublic(subnet, subnet.subnetId, given);
      return subnet.subnetId;
    });
    this.privateSubnetIds = this.publicSubnetIds;
    this.dataSubnetIds = this.publicSubnetIds;
  }
}
