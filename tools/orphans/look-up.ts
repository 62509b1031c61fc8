import { DescribeSecurityGroupRulesCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  DescribeListenersCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";
import { GetServiceCommand, ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import type { AwsConnection } from "../bootstrap/aws-connection";
import type { Found } from "./found";
import { parseArn } from "./kinds";

/** Asks for what an ARN does not say, where two resources of a type could not be told apart without it. */
const QUESTIONS: Readonly<Record<string, (found: Found, aws: AwsConnection) => Promise<Partial<Found>>>> = {
  "ec2:security-group-rule": securityGroupRule,
  "elasticloadbalancing:listener": listener,
  "rds:db": databaseInstance,
  "servicediscovery:service": discoveryService,
};

/** The same resources, with what their services say about them. */
export async function withMoreFacts(found: readonly Found[], aws: AwsConnection): Promise<Found[]> {
  return Promise.all(
    found.map(async (resource) => {
      const question = QUESTIONS[parseArn(resource.name).kind];
      return question ? { ...resource, ...(await question(resource, aws)) } : resource;
    }),
  );
}

async function securityGroupRule({ id }: Found, aws: AwsConnection): Promise<Partial<Found>> {
  const { SecurityGroupRules: [rule] = [] } = await new EC2Client(aws).send(
    new DescribeSecurityGroupRulesCommand({ SecurityGroupRuleIds: [id] }),
  );
  const type = `aws_vpc_security_group_${rule?.IsEgress ? "egress" : "ingress"}_rule`;
  return { type, facts: { security_group_id: rule?.GroupId ?? "", description: rule?.Description ?? "" } };
}

async function listener({ name }: Found, aws: AwsConnection): Promise<Partial<Found>> {
  const { Listeners: [{ LoadBalancerArn = "", Port = 0 } = {}] = [] } =
    await new ElasticLoadBalancingV2Client(aws).send(new DescribeListenersCommand({ ListenerArns: [name] }));
  return { facts: { load_balancer_arn: LoadBalancerArn, port: Port } };
}

async function databaseInstance({ id }: Found, aws: AwsConnection): Promise<Partial<Found>> {
  const { DBInstances: [instance] = [] } = await new RDSClient(aws).send(
    new DescribeDBInstancesCommand({ Filters: [{ Name: "db-instance-id", Values: [id] }] }),
  );
  return instance?.DBClusterIdentifier === undefined ? {} : { type: "aws_rds_cluster_instance" };
}

async function discoveryService({ id }: Found, aws: AwsConnection): Promise<Partial<Found>> {
  const { Service } = await new ServiceDiscoveryClient(aws).send(new GetServiceCommand({ Id: id }));
  return { type: "aws_service_discovery_service", facts: { name: Service?.Name ?? "" } };
}
