import type { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { LogBucket } from "../object-store/log-bucket";
import { AliasRecord } from "./alias-record";
import { Certificate } from "./certificate";
import { LoadBalancer, type LoadBalancerProps } from "./load-balancer";

/** Days a note of every request is kept. */
const ACCESS_LOG_DAYS = 90;

export interface FrontDoorProps extends Omit<LoadBalancerProps, "accessLogs" | "idleTimeoutSeconds"> {
  /** Route 53 zone of `domainName`. @default - no DNS record is made, and no certificate */
  readonly hostedZoneId?: string;
}

/**
 * Opens the one way into a system: a load balancer, under its own name where a zone is given for it, with a certificate made
 * for that name where none is given, and a note of every request where things are protected.
 *
 * A function and not a construct: its parts are parts of the system, and so are their addresses.
 */
export function openFrontDoor(system: Construct, props: FrontDoorProps): LoadBalancer {
  const { network, callers, protocol, httpRedirect, plainHttpInProduction } = props;
  const { certificateArn, domainName, hostedZoneId } = props;
  const named = domainName && hostedZoneId ? { domainName, hostedZoneId } : undefined;
  const certificate =
    named && protocol === "https" && !certificateArn
      ? new Certificate(system, "certificate", named)
      : undefined;
  const accessLogs = Deployment.of(system).isProtected
    ? new LogBucket(system, "access-logs", { expireAfterDays: ACCESS_LOG_DAYS })
    : undefined;
  const loadBalancer = new LoadBalancer(system, "front-door", {
    network,
    callers,
    protocol,
    httpRedirect,
    certificateArn: certificateArn ?? certificate?.arn,
    domainName,
    plainHttpInProduction,
    accessLogs,
  });
  if (named) new AliasRecord(system, "domain", { ...named, loadBalancer });
  return loadBalancer;
}
