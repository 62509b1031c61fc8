import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { validate } from "../validation/validate";
import { subnetCidr, vpcCidrProblems } from "./cidr";
import { ownBucketsAndReading } from "./endpoint-policy";
import type { HostNetwork } from "./host-network";
import { IsolatedSubnet } from "./isolated-subnet";
import { neighbourProblem } from "./neighbours";
import { PrivateSubnet } from "./private-subnet";
import { PublicSubnet } from "./public-subnet";
import { zoneLetter, zoneProblems } from "./zones";

/** Ways out of the private subnets: a gateway in every zone, one for all of them in the first zone named, or none. */
export type Nat = "per-zone" | "single" | "none";

export interface NetworkProps {
  /** Addresses of the VPC, `10.0.0.0/16` to a `/23`; subnets are cut from it by zone. */
  readonly cidr: string;

  /** Availability Zones, at least two; more can be added later without moving what there is. */
  readonly zones: readonly string[];

  /** @default "per-zone" */
  readonly nat?: Nat;

  /** Subnets of their own for databases, with no route out of the VPC; without, private ones are shared. @default "none" */
  readonly dataSubnets?: "isolated" | "none";
}

/** Where a system runs: a VPC with subnets in each of its zones, public, private and, if told to, for data. */
export class Network extends Construct implements HostNetwork {
  readonly resource: Vpc;
  readonly vpcId: string;
  readonly cidr: string;
  readonly zones: readonly string[];
  readonly nat: Nat;
  readonly publicSubnetIds: string[];
  readonly privateSubnetIds: string[];

  /** The private ones, unless data has its own. */
  readonly dataSubnetIds: string[];
  readonly privateRouteTableIds: string[];
  readonly assignPublicIp = false;

  /** Addresses that private subnets call the internet from, for the allow lists of those they call. */
  readonly outboundAddresses: string[];

  /** What has to exist before anything in a private subnet can call the internet. */
  readonly outboundRoutes: Route[];

  /** What has to exist before anything faces the internet. */
  readonly inboundRoutes: InternetGateway[];
  readonly internetGateway: InternetGateway;
  readonly s3Endpoint: VpcEndpoint;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { cidr, zones, nat = "per-zone", dataSubnets = "none" } = props;
    const deployment = Deployment.of(this);
    validate(this, [
      ...vpcCidrProblems(cidr),
      ...zoneProblems(zones, deployment.region),
      neighbourProblem(this, cidr),
    ]);
    this.cidr = cidr;
    this.zones = zones;
    this.nat = nat;
    const name = (part: string) => deployment.name(`${id}-${part}`);
    const tags = { Name: deployment.name(id) };

    this.resource = new Vpc(this, "vpc", {
      cidrBlock: cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags,
    });
    const vpcId = this.resource.id;
    this.vpcId = vpcId;
    // Said, not left out: rules that someone adds to it show up in the next plan.
    new DefaultSecurityGroup(this, "default-security-group", { vpcId, ingress: [], egress: [] });
    this.internetGateway = new InternetGateway(this, "internet-gateway", { vpcId, tags });
    const routeTable = new RouteTable(this, "public", { vpcId, tags: { Name: name("public") } });
    new Route(this, "public-to-internet", {
      routeTableId: routeTable.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: this.internetGateway.id,
    });
    this.s3Endpoint = new VpcEndpoint(this, "s3", {
      vpcId,
      serviceName: `com.amazonaws.${deployment.region}.s3`,
      vpcEndpointType: "Gateway",
      policy: ownBucketsAndReading(deployment),
      tags: { Name: name("s3") },
    });

    // By letter: zones that share one would share an address, and are reported above.
    const letters = new Map(zones.map((zone) => [zoneLetter(zone), zone]));
    const publicSubnets = [...letters].map(([letter, zone]) => {
      const part = `public-${letter}`;
      const range = subnetCidr(cidr, "public", letter);
      return new PublicSubnet(this, part, { name: name(part), vpcId, zone, cidr: range, routeTable });
    });
    const withNat = { "per-zone": publicSubnets, single: publicSubnets.slice(0, 1), none: [] }[nat];
    const natGateways: NatGateway[] = withNat.map((subnet) => subnet.addNatGateway(this.internetGateway));
    const privateSubnets = [...letters].map(([letter, zone], index) => {
      const part = `private-${letter}`;
      return new PrivateSubnet(this, part, {
        name: name(part),
        vpcId,
        zone,
        cidr: subnetCidr(cidr, "private", letter),
        s3Endpoint: this.s3Endpoint,
        natGateway: nat === "single" ? natGateways[0] : natGateways[index],
      });
    });
    const withData =
      dataSubnets === "none"
        ? privateSubnets
        : [...letters].map(([letter, zone]) => {
            const part = `data-${letter}`;
            const range = subnetCidr(cidr, "data", letter);
            return new IsolatedSubnet(this, part, { name: name(part), vpcId, zone, cidr: range });
          });

    this.publicSubnetIds = publicSubnets.map(({ resource }) => resource.id);
    this.privateSubnetIds = privateSubnets.map(({ resource }) => resource.id);
    this.dataSubnetIds = withData.map(({ resource }) => resource.id);
    this.inboundRoutes = [this.internetGateway];
    this.privateRouteTableIds = privateSubnets.map((subnet) => subnet.routeTable.id);
    this.outboundAddresses = natGateways.map(({ publicIp }) => publicIp);
    this.outboundRoutes = privateSubnets.flatMap(({ outboundRoute }) => outboundRoute ?? []);
  }
}
