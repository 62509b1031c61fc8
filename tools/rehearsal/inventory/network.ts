import {
  DescribeAddressesCommand,
  EC2Client,
  paginateDescribeFlowLogs,
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
} from "@aws-sdk/client-ec2";
import {
  ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ClientConfig } from "../aws-client";
import { given, type Kinds, named } from "./kinds";

/** EC2 goes on listing what was deleted for an hour. */
const GONE = ["deleted", "deleting"];

export function network(config: ClientConfig): Kinds {
  const client = new EC2Client(config);
  const elb = new ElasticLoadBalancingV2Client(config);
  return {
    VPC: () => named(paginateDescribeVpcs({ client }, {}), ({ Vpcs }) => Vpcs?.map(({ VpcId }) => VpcId)),
    subnet: () =>
      named(paginateDescribeSubnets({ client }, {}), ({ Subnets }) =>
        Subnets?.map(({ SubnetId }) => SubnetId),
      ),
    "route table": () =>
      named(paginateDescribeRouteTables({ client }, {}), ({ RouteTables }) =>
        RouteTables?.map(({ RouteTableId }) => RouteTableId),
      ),
    "internet gateway": () =>
      named(paginateDescribeInternetGateways({ client }, {}), ({ InternetGateways }) =>
        InternetGateways?.map(({ InternetGatewayId }) => InternetGatewayId),
      ),
    "NAT gateway": () =>
      named(paginateDescribeNatGateways({ client }, {}), ({ NatGateways }) =>
        NatGateways?.filter(({ State = "" }) => !GONE.includes(State)).map(
          ({ NatGatewayId }) => NatGatewayId,
        ),
      ),
    "elastic IP": async () => {
      const { Addresses } = await client.send(new DescribeAddressesCommand({}));
      return given(Addresses?.map(({ AllocationId }) => AllocationId));
    },
    "network interface": () =>
      named(paginateDescribeNetworkInterfaces({ client }, {}), ({ NetworkInterfaces }) =>
        NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
      ),
    "security group": () =>
      named(paginateDescribeSecurityGroups({ client }, {}), ({ SecurityGroups }) =>
        SecurityGroups?.map(({ GroupId, GroupName }) => `${GroupName} ${GroupId}`),
      ),
    "VPC endpoint": () =>
      named(paginateDescribeVpcEndpoints({ client }, {}), ({ VpcEndpoints }) =>
        VpcEndpoints?.filter(({ State = "" }) => !GONE.includes(State)).map(
          ({ VpcEndpointId }) => VpcEndpointId,
        ),
      ),
    "flow log": () =>
      named(paginateDescribeFlowLogs({ client }, {}), ({ FlowLogs }) =>
        FlowLogs?.map(({ FlowLogId }) => FlowLogId),
      ),
    "load balancer": () =>
      named(paginateDescribeLoadBalancers({ client: elb }, {}), ({ LoadBalancers }) =>
        LoadBalancers?.map(({ LoadBalancerName }) => LoadBalancerName),
      ),
    "target group": () =>
      named(paginateDescribeTargetGroups({ client: elb }, {}), ({ TargetGroups }) =>
        TargetGroups?.map(({ TargetGroupName }) => TargetGroupName),
      ),
  };
}
