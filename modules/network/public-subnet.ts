import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";

export interface PublicSubnetProps {
  /** What the console calls it. */
  readonly name: string;

  readonly vpcId: string;
  readonly zone: string;
  readonly cidr: string;
  readonly routeTable: RouteTable;
}

/** What faces the internet in one zone: load balancers, and the gateway the private subnets go out by. */
export class PublicSubnet extends Construct {
  readonly resource: Subnet;
  private readonly name: string;

  constructor(scope: Construct, id: string, { name, vpcId, zone, cidr, routeTable }: PublicSubnetProps) {
    super(scope, id);
    this.name = name;
    this.resource = new Subnet(this, "subnet", {
      vpcId,
      cidrBlock: cidr,
      availabilityZone: zone,
      mapPublicIpOnLaunch: false,
      tags: { Name: name },
    });
    new RouteTableAssociation(this, "route-table-association", {
      subnetId: this.resource.id,
      routeTableId: routeTable.id,
    });
  }

  /** Puts a way out for private subnets here, with an address of its own that others may allow. */
  addNatGateway(internetGateway: InternetGateway): NatGateway {
    const tags = { Name: this.name };
    // AWS gives out and takes back the address only while the VPC has an internet gateway.
    const dependsOn = [internetGateway];
    const address = new Eip(this, "eip", { domain: "vpc", tags, dependsOn });
    return new NatGateway(this, "nat-gateway", {
      subnetId: this.resource.id,
      allocationId: address.allocationId,
      tags,
      dependsOn,
    });
  }
}
