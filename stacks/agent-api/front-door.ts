import { AliasRecord } from "../../modules/load-balancer/alias-record";
import { Certificate } from "../../modules/load-balancer/certificate";
import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import type { HostNetwork } from "../../modules/network/host-network";
import { LogBucket } from "../../modules/object-store/log-bucket";
import type { SystemStack } from "../system-stack";
import type { Settings } from "./options";

/** Days a note of every request is kept. */
const ACCESS_LOG_DAYS = 90;

/** Opens the one way in: 443, with 80 to lead there, or 80 alone where it may be unencrypted. */
export function openFrontDoor(stack: SystemStack, network: HostNetwork, settings: Settings): LoadBalancer {
  const { callers, protocol, certificateArn, domainName, hostedZoneId, plainHttpInProduction } = settings;
  const named = domainName && hostedZoneId ? { domainName, hostedZoneId } : undefined;
  const certificate =
    named && protocol === "https" && !certificateArn
      ? new Certificate(stack, "certificate", named)
      : undefined;
  const accessLogs = stack.deployment.isProtected
    ? new LogBucket(stack, "access-logs", { expireAfterDays: ACCESS_LOG_DAYS })
    : undefined;
  const loadBalancer = new LoadBalancer(stack, "front-door", {
    network,
    callers,
    protocol,
    certificateArn: certificateArn ?? certificate?.arn,
    domainName,
    plainHttpInProduction,
    accessLogs,
  });
  if (named) new AliasRecord(stack, "domain", { ...named, loadBalancer });
  return loadBalancer;
}
