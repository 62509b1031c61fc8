import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointRouteTableAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-route-table-association";
import { Construct } from "constructs";

export interface PrivateSubnetProps {
  /** What the console calls it. */
  readonly name: string;

  readonly vpcId: string;
  readonly zone: string;
  readonly cidr: string;

  /** Way to S3 that does not pass a NAT gateway. */
  readonly s3Endpoint: VpcEndpoint;

  /** Way out to the internet. @default - there is none */
  readonly natGateway?: NatGateway;
}

/** Where services and databases of one zone live: nothing from outside the VPC reaches it. */
export class PrivateSubnet extends Construct {
  readonly resource: Subnet;
  readonly routeTable: RouteTable;

  /** Way out to the internet, if there is one. */
  readonly outboundRoute: Route | undefined;

  constructor(scope: Construct, id: string, props: PrivateSubnetProps) {
    super(scope, id);
    const { name, vpcId, zone, cidr, s3Endpoint, natGateway } = props;
    const tags = { Name: name };
    this.resource = new Subnet(this, "subnet", {
      vpcId,
      cidrBlock: cidr,
      availabilityZone: zone,
      mapPublicIpOnLaunch: false,
      tags,
    });
    this.routeTable = new RouteTable(this, "route-table", { vpcId, tags });
    const routeTableId = this.routeTable.id;
    new RouteTableAssociation(this, "route-table-association", { subnetId: this.resource.id, routeTableId });
    // An association per table, not a list on the endpoint: another zone then changes nothing that exists.
    new VpcEndpointRouteTableAssociation(this, "to-s3", { vpcEndpointId: s3Endpoint.id, routeTableId });
    this.outboundRoute =
      natGateway &&
      new Route(this, "to-internet", {
        routeTableId,
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: natGateway.id,
      });
  }
}
