import type { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { wgetHealthCheck } from "../../modules/container-service/health-check";
import type { ImageRepository } from "../../modules/image-registry/image-repository";
import type { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import type { InjectedValue } from "../../modules/secrets/injected-value";
import type { SystemStack } from "../system-stack";
import type { withDefaults } from "./options";

/** Port the proxy listens on: said here, and nowhere else. */
const PORT = 8080;

/** Both are one program; the first word tells it which of them to be. */
const COMMAND = { proxy: ["server"], dispatcher: ["dispatcher"] };

/** What a service is told: plain settings, and what it reads when it starts. */
export interface Told {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, InjectedValue>>;
}

export interface ServicesProps {
  readonly cluster: Cluster;
  readonly image: ImageRepository;
  readonly frontDoor: LoadBalancer;
  readonly told: Readonly<Record<"proxy" | "dispatcher", Told>>;
}

/** Starts the proxy, as many of it as the load asks for, and the one dispatcher that nobody calls. */
export function createServices(
  stack: SystemStack,
  { cluster, image, frontDoor, told }: ServicesProps,
  { proxyMinTasks, proxyMaxTasks, useArm64, enableXRay }: ReturnType<typeof withDefaults>,
): { readonly proxy: FargateService; readonly dispatcher: FargateService } {
  const each = {
    cluster,
    image,
    cpu: 256,
    memoryMiB: 512,
    architecture: useArm64 ? "ARM64" : "X86_64",
    tracing: enableXRay ? "x-ray" : undefined,
    egress: "strict",
  } as const;
  const proxy = new FargateService(stack, "proxy", {
    ...each,
    ...told.proxy,
    command: COMMAND.proxy,
    port: PORT,
    tasks: proxyMinTasks,
    maxTasks: proxyMaxTasks,
    scaleOn: ["cpu", "requests"],
    scaleOutCooldownSeconds: 120,
    scaleInCooldownSeconds: 600,
    target: frontDoor.route("proxy", { priority: 10, port: PORT }),
    healthCheckCommand: wgetHealthCheck(PORT, "/health"),
  });
  const dispatcher = new FargateService(stack, "dispatcher", {
    ...each,
    ...told.dispatcher,
    command: COMMAND.dispatcher,
    tasks: 1,
    // Two of them would each send every event.
    deploymentOrder: "stop-first",
  });
  return { proxy, dispatcher };
}
