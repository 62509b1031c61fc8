import { ServiceDiscoveryService } from "@cdktf/provider-aws/lib/service-discovery-service";
import type { Construct } from "constructs";
import type { ServiceSettings } from "./service-settings";

/** Lets the tasks of a service be found by its name, where there are names and somebody to call it. */
export function createDiscovery(
  service: Construct,
  name: string,
  { cluster: { namespace }, port }: ServiceSettings,
): ServiceDiscoveryService | undefined {
  if (!namespace || port === undefined) return undefined;
  return new ServiceDiscoveryService(service, "service-discovery-service", {
    name,
    dnsConfig: { namespaceId: namespace.id, dnsRecords: [{ type: "A", ttl: 10 }] },
    // ECS reports the health of its tasks only when it is asked to by this block.
    healthCheckCustomConfig: { failureThreshold: 1 },
    forceDestroy: true,
  });
}
