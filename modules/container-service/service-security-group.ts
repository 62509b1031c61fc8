import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { Target } from "../load-balancer/route";
import { Deployment } from "../naming/deployment";
import type { ServiceSettings } from "./service-settings";

const EVERYWHERE = "0.0.0.0/0";

/** Who can reach the tasks of a service, and whom they can reach. */
export interface ServiceSecurityGroup {
  readonly group: SecurityGroup;

  /** What has to exist before a task can start and be found healthy. */
  readonly rules: TerraformResource[];
}

/** Makes the security group of a service; `name` is that of the service. */
export function createSecurityGroup(
  service: Construct,
  name: string,
  { cluster, port, target, egress }: ServiceSettings,
): ServiceSecurityGroup {
  const fullName = Deployment.of(service).name(name);
  const group = new SecurityGroup(service, "security-group", {
    name: fullName,
    description: `Tasks of ${name}`,
    vpcId: cluster.network.vpcId,
    tags: { Name: fullName },
  });
  const out = egress === "strict" ? allowHttps(service, group) : allowAnything(service, group);
  const ways = target && port !== undefined ? openTo(target, service, name, group, port) : [];
  return { group, rules: [out, ...ways] };
}

/** Images, logs, secrets and models are all called by HTTPS; DNS of the VPC passes no security group. */
function allowHttps(service: Construct, group: SecurityGroup): TerraformResource {
  return new VpcSecurityGroupEgressRule(service, "to-https", {
    securityGroupId: group.id,
    description: "HTTPS to AWS and to APIs outside",
    cidrIpv4: EVERYWHERE,
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
  });
}

function allowAnything(service: Construct, group: SecurityGroup): TerraformResource {
  return new VpcSecurityGroupEgressRule(service, "to-anywhere", {
    securityGroupId: group.id,
    description: "AWS, peers, databases and APIs outside",
    cidrIpv4: EVERYWHERE,
    ipProtocol: "-1",
  });
}

/** Opens the way from a load balancer, at both ends. */
function openTo(
  { loadBalancer }: Target,
  service: Construct,
  name: string,
  group: SecurityGroup,
  port: number,
): TerraformResource[] {
  const ports = { ipProtocol: "tcp", fromPort: port, toPort: port };
  return [
    new VpcSecurityGroupIngressRule(service, "from-load-balancer", {
      securityGroupId: group.id,
      description: `Load balancer to ${name}`,
      referencedSecurityGroupId: loadBalancer.securityGroup.id,
      ...ports,
    }),
    new VpcSecurityGroupEgressRule(loadBalancer, `to-${name}`, {
      securityGroupId: loadBalancer.securityGroup.id,
      description: `Load balancer to ${name}`,
      referencedSecurityGroupId: group.id,
      ...ports,
    }),
  ];
}
