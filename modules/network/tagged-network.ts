import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { validate } from "../validation/validate";
import { taggedNetworkProblems } from "./existing-network-problems";
import { ExistingVpc } from "./existing-vpc";
import type { HostNetwork } from "./host-network";
import { TaggedSubnet } from "./tagged-subnet";
import { zoneLetter } from "./zones";

/** What subnets are tagged with: `{ Tier: "private" }`. */
export type Tags = Readonly<Record<string, string>>;

export interface TaggedNetworkProps {
  /** `vpc-0123456789abcdef0`; it has to answer DNS queries. */
  readonly vpcId: string;

  /** Availability Zones, at least two; the tags of a tier have to find one subnet in each. */
  readonly zones: readonly string[];
  readonly publicSubnetTags: Tags;

  /** Of subnets behind a NAT gateway, or with endpoints of the AWS services that containers call. */
  readonly privateSubnetTags: Tags;

  /** Of subnets for databases and caches. @default - these use the private ones */
  readonly dataSubnetTags?: Tags;
}

/** An existing network whose subnets Terraform finds by their tags. */
export class TaggedNetwork extends Construct implements HostNetwork {
  readonly vpcId: string;
  readonly cidr = undefined;
  readonly publicSubnetIds: string[];
  readonly privateSubnetIds: string[];

  /** The private ones, unless data has its own. */
  readonly dataSubnetIds: string[];
  readonly assignPublicIp = false;
  readonly inboundRoutes = [];
  readonly outboundRoutes = [];

  constructor(scope: Construct, id: string, props: TaggedNetworkProps) {
    super(scope, id);
    const { vpcId, zones, publicSubnetTags, privateSubnetTags, dataSubnetTags } = props;
    validate(this, taggedNetworkProblems(props, Deployment.of(this).region));
    const vpc = new ExistingVpc(this, "Default", vpcId);
    // By letter: zones that share one would share an address, and are reported above.
    const letters = [...new Map(zones.map((zone) => [zoneLetter(zone), zone]))].sort();
    const found = (tier: string, tags: Tags) =>
      letters.map(([letter, zone]) => {
        const given = `${tier}SubnetTags`;
        const subnet = new TaggedSubnet(this, `${tier}-${letter}`, { tags, vpc, zone, given });
        if (tier !== "public") vpc.keepPrivate(subnet, subnet.subnetId, `${given} in ${zone}`);
        return subnet.subnetId;
      });
    this.vpcId = vpc.resource.id;
    this.publicSubnetIds = found("public", publicSubnetTags);
    this.privateSubnetIds = found("private", privateSubnetTags);
    this.dataSubnetIds = dataSubnetTags ? found("data", dataSubnetTags) : this.privateSubnetIds;
  }
}
