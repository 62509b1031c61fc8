import type { InjectedValue } from "../secrets/injected-value";
import type { HealthCheckCommand } from "./health-check";
import type { MountPoint } from "./volumes";

/** Log lines wait in memory while CloudWatch is slow, up to this; then they are dropped rather than block the code. */
const LOG_BUFFER = "25m";

/** What no container of ours may do to its host. */
export const UNPRIVILEGED = {
  // Passes signals on and reaps what the code leaves behind.
  initProcessEnabled: true,
  capabilities: { add: [], drop: ["ALL"] },
};

/** A container that runs before another one starts, and until that has ended. */
export interface Dependency {
  readonly containerName: string;
  readonly condition: "START";
}

/** What is worth telling apart about the container that a task is there for. */
export interface Container {
  readonly name: string;
  readonly image: string;

  /** @default - nobody calls it */
  readonly port?: number;

  /** Starts instead of the image's entry point. @default - the image's own */
  readonly entryPoint?: readonly string[];

  /** Runs instead of what the image says. @default - what the image says */
  readonly command?: readonly string[];

  readonly user: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, InjectedValue>>;
  readonly readonlyRootFilesystem: boolean;
  readonly tmpMiB: number;
  readonly mountPoints: readonly MountPoint[];

  /** @default - only a container that ends is ill */
  readonly healthCheckCommand?: HealthCheckCommand;
  readonly startPeriodSeconds: number;
  readonly stopTimeoutSeconds: number;
  readonly dependsOn: readonly Dependency[];
  readonly logGroup: string;
  readonly region: string;
}

/**
 * Definition of a container, as JSON.
 *
 * Written the way ECS answers it, empty lists and all. The provider compares what is nested literally: without the
 * empty `add` every plan would replace the task definition, and a change would show more than what changed.
 */
export function containerDefinition(container: Container) {
  const { name, image, port, entryPoint, command, user, environment, secrets, tmpMiB, logGroup, region } =
    container;
  const { healthCheckCommand, dependsOn } = container;
  const injected = byName(secrets).map(([key, { valueFrom }]) => ({ name: key, valueFrom }));
  return {
    name,
    image,
    essential: true,
    ...(entryPoint && { entryPoint }),
    ...(command && { command }),
    user,
    portMappings: port === undefined ? [] : [{ name, containerPort: port, hostPort: port, protocol: "tcp" }],
    environment: byName(environment).map(([key, value]) => ({ name: key, value })),
    ...(injected.length > 0 && { secrets: injected }),
    mountPoints: container.mountPoints,
    volumesFrom: [],
    systemControls: [],
    readonlyRootFilesystem: container.readonlyRootFilesystem,
    linuxParameters: {
      ...UNPRIVILEGED,
      // In memory: a volume would belong to root, and `user` could not write to it.
      tmpfs: [{ containerPath: "/tmp", size: tmpMiB, mountOptions: ["nosuid", "nodev"] }],
    },
    stopTimeout: container.stopTimeoutSeconds,
    ...(healthCheckCommand && {
      healthCheck: {
        command: healthCheckCommand,
        interval: 15,
        timeout: 5,
        retries: 3,
        startPeriod: container.startPeriodSeconds,
      },
    }),
    logConfiguration: logConfiguration(logGroup, region),
    ...(dependsOn.length > 0 && { dependsOn }),
  };
}

/** Where a container writes its log; each has a stream of its own there. */
export function logConfiguration(logGroup: string, region: string) {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroup,
      "awslogs-region": region,
      "awslogs-stream-prefix": "ecs",
      mode: "non-blocking",
      "max-buffer-size": LOG_BUFFER,
    },
  };
}

/** In an order that does not depend on how the code happens to be written. */
function byName<Value>(values: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
}
