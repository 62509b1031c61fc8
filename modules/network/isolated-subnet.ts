import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";

export interface IsolatedSubnetProps {
  /** What the console calls it. */
  readonly name: string;

  readonly vpcId: string;
  readonly zone: string;
  readonly cidr: string;
}

/** Where databases and caches of one zone live: its table has no route, so nothing gets out of the VPC or into it. */
export class IsolatedSubnet extends Construct {
  readonly resource: Subnet;
  readonly routeTable: RouteTable;

  constructor(scope: Construct, id: string, { name, vpcId, zone, cidr }: IsolatedSubnetProps) {
    super(scope, id);
    const tags = { Name: name };
    this.resource = new Subnet(this, "subnet", {
      vpcId,
      cidrBlock: cidr,
      availabilityZone: zone,
      mapPublicIpOnLaunch: false,
      tags,
    });
    this.routeTable = new RouteTable(this, "route-table", { vpcId, tags });
    new RouteTableAssociation(this, "route-table-association", {
      subnetId: this.resource.id,
      routeTableId: this.routeTable.id,
    });
  }
}
