import { validate } from "../validation/validate";
import type { FargateService } from "./fargate-service";
import { portProblems } from "./port-problems";

/** Lets each of these services call every other. */
export function connectPeers(services: readonly FargateService[]): void {
  const ports = services.flatMap(({ name, port }) => (port === undefined ? [] : [[name, port] as const]));
  for (const { cluster } of services.slice(0, 1)) {
    validate(cluster, portProblems(Object.fromEntries(ports)));
  }
  for (const service of services) {
    for (const peer of services.filter((other) => other !== service)) {
      service.acceptFrom(peer.name, peer);
    }
  }
}
