import { ServiceDiscoveryPrivateDnsNamespace } from "@cdktf/provider-aws/lib/service-discovery-private-dns-namespace";
import { Construct } from "constructs";
import type { HostNetwork } from "../network/host-network";
import { type Problem, validate } from "../validation/validate";

export interface PrivateNamespaceProps {
  /** Domain the services are found under, e.g. `multi-agent-orchestrator.local`. */
  readonly name: string;

  readonly network: HostNetwork;
}

/** The names by which services call each other: they exist in one network and nowhere else. */
export class PrivateNamespace extends Construct {
  readonly name: string;
  readonly id: string;
  readonly resource: ServiceDiscoveryPrivateDnsNamespace;

  constructor(scope: Construct, id: string, { name, network }: PrivateNamespaceProps) {
    super(scope, id);
    validate(this, [domainProblem(name)]);
    this.name = name;
    this.resource = new ServiceDiscoveryPrivateDnsNamespace(this, "namespace", {
      name,
      vpc: network.vpcId,
    });
    this.id = this.resource.id;
  }

  /** DNS name of a service, e.g. `langgraph.multi-agent-orchestrator.local`. */
  host(service: string): string {
    return `${service}.${this.name}`;
  }

  /** Where peers reach a service, e.g. `http://langgraph.multi-agent-orchestrator.local:8001`. */
  url(service: string, port: number): string {
    return `http://${this.host(service)}:${port}`;
  }
}

/** A lone word such as `com` would hide the domains of that name from the whole network. */
function domainProblem(name: string): Problem {
  const labels = name.split(".");
  const valid =
    labels.length > 1 && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  return (
    !valid &&
    `name must be two or more labels of lower-case letters, digits and hyphens, as in 'agents.local', got '${name}'`
  );
}
