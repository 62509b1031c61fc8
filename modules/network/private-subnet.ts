import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointRouteTableAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-route-table-association";
import type { Construct } from "constructs";
import { IsolatedSubnet, type IsolatedSubnetProps } from "./isolated-subnet";

export interface PrivateSubnetProps extends IsolatedSubnetProps {
  /** Way to S3 that does not pass a NAT gateway. */
  readonly s3Endpoint: VpcEndpoint;

  /** Way out to the internet. @default - there is none */
  readonly natGateway?: NatGateway;
}

/** Where services of one zone live: an isolated subnet with ways out. */
export class PrivateSubnet extends IsolatedSubnet {
  /** Way out to the internet, if there is one. */
  readonly outboundRoute: Route | undefined;

  constructor(scope: Construct, id: string, { s3Endpoint, natGateway, ...props }: PrivateSubnetProps) {
    super(scope, id, props);
    const routeTableId = this.routeTable.id;
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
