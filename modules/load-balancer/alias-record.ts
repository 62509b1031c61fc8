import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import { validate } from "../validation/validate";
import { domainNameProblem, hostedZoneProblem } from "./domain-name";
import type { LoadBalancer } from "./load-balancer";

export interface AliasRecordProps {
  /** Name people call. */
  readonly domainName: string;

  /** Route 53 zone of that name. */
  readonly hostedZoneId: string;

  readonly loadBalancer: LoadBalancer;
}

/** The name people call a load balancer by. */
export class AliasRecord extends Construct {
  readonly resource: Route53Record;

  constructor(scope: Construct, id: string, { domainName, hostedZoneId, loadBalancer }: AliasRecordProps) {
    super(scope, id);
    validate(this, [domainNameProblem(domainName), hostedZoneProblem(hostedZoneId)]);
    const { dnsName, zoneId } = loadBalancer.resource;
    // IPv4 alone (A), as the load balancer.
    this.resource = new Route53Record(this, "record", {
      zoneId: hostedZoneId,
      name: domainName,
      type: "A",
      alias: { name: dnsName, zoneId, evaluateTargetHealth: true },
    });
  }
}
