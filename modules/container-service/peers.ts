import { validate } from "../validation/validate";
import type { FargateService } from "./fargate-service";
import { portProblems } from "./port-problems";

/** Lets each of these services call every other. */
export function connectPeers(services: readonly FargateService[]): void {
  const ports = portProblems(Object.fromEntries(services.map(({ name, port }) => [name, port])));
  for (const service of services.slice(0, 1)) validate(service.cluster, ports);
  for (const service of services) {
    for (const peer of services.filter((other) => other !== service)) {
      service.acceptFrom(peer.name, peer);
    }
  }
}
