import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import type { FargateService } from "./fargate-service";

export interface AdmitProps {
  readonly client: FargateService;

  /** Of what the client connects to. */
  readonly securityGroup: SecurityGroup;
  readonly port: number;

  /** What answers there, as people call it: `PostgreSQL`, or the name of a service. */
  readonly what: string;
}

/** Lets a service connect to another, to a database or a cache, at both ends; `name` becomes part of the address of the rule. */
export function admit(host: Construct, name: string, props: AdmitProps): void {
  const { client, securityGroup, port, what } = props;
  new VpcSecurityGroupIngressRule(host, `from-${name}`, {
    securityGroupId: securityGroup.id,
    description: `${client.name} to ${what}`,
    referencedSecurityGroupId: client.securityGroup.id,
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
  });
  client.connectTo(host.node.id, securityGroup, port);
}
