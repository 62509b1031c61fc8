import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { validate } from "../validation/validate";
import { ownIdentitiesOnly } from "./endpoint-policy";
import type { Network } from "./network";

/**
 * AWS services that containers use, by the last part of their endpoint's name.
 *
 * A task on Fargate without a NAT gateway starts only with `ecr.api`, `ecr.dkr` and `logs`, and with `secretsmanager`
 * and `ssm` if it is given secrets and parameters. ECS Exec takes `ssmmessages`.
 */
export type EndpointService =
  | "bedrock-agent-runtime"
  | "bedrock-runtime"
  | "ecr.api"
  | "ecr.dkr"
  | "logs"
  | "secretsmanager"
  | "ssm"
  | "ssmmessages";

export interface InterfaceEndpointsProps {
  readonly network: Network;

  /** Each is paid for by the hour in every zone. */
  readonly services: readonly EndpointService[];
}

/** Ways to AWS services that stay inside a network. */
export class InterfaceEndpoints extends Construct {
  readonly resources: readonly VpcEndpoint[];
  readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, { network, services }: InterfaceEndpointsProps) {
    super(scope, id);
    const chosen = [...new Set(services)];
    validate(this, [
      services.length === 0 && "services must name at least one AWS service, got none",
      chosen.length < services.length && `services must differ, got ${services.join(", ")}`,
    ]);
    const deployment = Deployment.of(this);
    const { vpcId } = network;
    this.securityGroup = new SecurityGroup(this, "security-group", {
      name: deployment.name(id),
      description: "Endpoints of AWS services inside the VPC",
      vpcId,
      tags: { Name: deployment.name(id) },
    });
    new VpcSecurityGroupIngressRule(this, "from-network", {
      securityGroupId: this.securityGroup.id,
      description: "HTTPS from anywhere in the VPC",
      cidrIpv4: network.cidr,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
    this.resources = chosen.map(
      (service) =>
        new VpcEndpoint(this, service, {
          vpcId,
          serviceName: `com.amazonaws.${deployment.region}.${service}`,
          vpcEndpointType: "Interface",
          privateDnsEnabled: true,
          subnetIds: network.privateSubnetIds,
          securityGroupIds: [this.securityGroup.id],
          policy: ownIdentitiesOnly(deployment),
          tags: { Name: deployment.name(`${id}-${service}`) },
        }),
    );
  }
}
