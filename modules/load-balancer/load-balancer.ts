import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import type { HostNetwork } from "../network/host-network";
import type { LogBucket } from "../object-store/log-bucket";
import { validate } from "../validation/validate";
import { accessLogDelivery } from "./access-log-delivery";
import { type Answer, NOT_FOUND, TO_HTTPS } from "./answers";
import { domainNameProblem } from "./domain-name";
import { callerProblems, idleTimeoutProblem, protocolProblems, roomProblem } from "./load-balancer-problems";
import { Route, type RouteProps, type Target } from "./route";

export type { Target } from "./route";

/** TLS 1.3 and 1.2, always with forward secrecy. */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

const PORT = { http: 80, https: 443 };

export interface LoadBalancerProps {
  readonly network: HostNetwork;

  /** IPv4 ranges that may call, by who is behind them: `{ office: "203.0.113.0/24" }`. */
  readonly callers: Readonly<Record<string, string>>;

  /** `https` answers on 443 and redirects 80; `plain-http` answers on 80, unencrypted. */
  readonly protocol: "https" | "plain-http";

  /** Whether `https` opens 80 as well, for nothing but the redirect. @default "on" */
  readonly httpRedirect?: "on" | "off";

  /** ACM certificate in the region of the load balancer. @default - none, which only plain-http can do without */
  readonly certificateArn?: string;

  /** Name people call, which the certificate is for. @default - the name AWS gives the load balancer */
  readonly domainName?: string;

  /** Second confirmation that a protected deployment may answer unencrypted. @default - it is refused */
  readonly plainHttpInProduction?: "accepted";

  /** Where every request is noted down. @default - nowhere */
  readonly accessLogs?: LogBucket;

  /** Seconds in which neither side sends anything; models pause long before they answer. @default 120 */
  readonly idleTimeoutSeconds?: number;
}

/** The public door of a system: nothing else of it can be called from the internet. */
export class LoadBalancer extends Construct {
  readonly network: HostNetwork;
  readonly resource: Lb;

  /** Whoever takes a route opens the way to its port here. */
  readonly securityGroup: SecurityGroup;

  /** The listener that has the routes. */
  readonly listener: LbListener;

  /** Where people call, without a slash at the end. */
  readonly url: string;
  private readonly routeByPriority = new Map<number, string>();

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { network, callers, protocol, certificateArn, domainName, accessLogs } = props;
    const { idleTimeoutSeconds = 120, httpRedirect = "on" } = props;
    const deployment = Deployment.of(this);
    const { isProtected } = deployment;
    validate(this, [
      ...protocolProblems(props, deployment),
      ...callerProblems(callers),
      domainName !== undefined && domainNameProblem(domainName),
      idleTimeoutProblem(idleTimeoutSeconds),
      network.cidr !== undefined && roomProblem(network.cidr),
    ]);
    accessLogs?.accept(accessLogDelivery(accessLogs.arn, deployment));

    this.network = network;
    this.securityGroup = new SecurityGroup(this, "security-group", {
      name: deployment.name(id),
      description: "Load balancer: in from its callers, out to its targets",
      vpcId: network.vpcId,
      tags: { Name: deployment.name(id) },
    });
    this.resource = new Lb(this, "lb", {
      name: deployment.shortName(id),
      internal: false,
      loadBalancerType: "application",
      subnets: network.publicSubnetIds,
      securityGroups: [this.securityGroup.id],
      enableCrossZoneLoadBalancing: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      idleTimeout: idleTimeoutSeconds,
      enableDeletionProtection: isProtected,
      ...(accessLogs && { accessLogs: { bucket: accessLogs.bucketName, enabled: true } }),
      ...(isProtected && { lifecycle: { preventDestroy: true } }),
      // AWS refuses one that faces the internet before there is a gateway, or that may not write its logs.
      dependsOn: [...network.inboundRoutes, ...(accessLogs ? [accessLogs.policy] : [])],
    });
    this.url = `${protocol === "https" ? "https" : "http"}://${domainName ?? this.resource.dnsName}`;
    const redirects = protocol === "https" && httpRedirect === "on";
    if (redirects) this.listenOnHttp(TO_HTTPS);
    this.listener = protocol === "https" ? this.listenOnHttps(certificateArn) : this.listenOnHttp(NOT_FOUND);
    this.admit(callers, [...(redirects ? ["http" as const] : []), protocol === "https" ? "https" : "http"]);
  }

  /** Opens a way from the listener to a service. */
  route(id: string, props: RouteProps): Target {
    const { priority } = props;
    const owner = this.routeByPriority.get(priority);
    const route = new Route(this, id, props);
    validate(route, [
      owner !== undefined && `priority must differ from that of '${owner}', got ${priority} for both`,
    ]);
    this.routeByPriority.set(priority, id);
    return route;
  }

  private listenOnHttps(certificateArn: string | undefined): LbListener {
    return new LbListener(this, "https", {
      loadBalancerArn: this.resource.arn,
      port: PORT.https,
      protocol: "HTTPS",
      sslPolicy: TLS_POLICY,
      certificateArn,
      defaultAction: [NOT_FOUND],
    });
  }

  /** Under one address whatever it answers: a certificate that comes later changes the listener, and replaces none. */
  private listenOnHttp(answer: Answer): LbListener {
    return new LbListener(this, "http", {
      loadBalancerArn: this.resource.arn,
      port: PORT.http,
      protocol: "HTTP",
      defaultAction: [answer],
    });
  }

  private admit(callers: Readonly<Record<string, string>>, protocols: readonly (keyof typeof PORT)[]): void {
    for (const [caller, cidr] of Object.entries(callers)) {
      for (const protocol of protocols) {
        new VpcSecurityGroupIngressRule(this, `from-${caller}-${protocol}`, {
          securityGroupId: this.securityGroup.id,
          description: `${protocol.toUpperCase()} from ${caller}`,
          cidrIpv4: cidr,
          ipProtocol: "tcp",
          fromPort: PORT[protocol],
          toPort: PORT[protocol],
        });
      }
    }
  }
}
