import type { Permission } from "../identity/permission";
import type { Target } from "../load-balancer/route";
import type { InjectedValue } from "../secrets/injected-value";
import type { ScalingPace } from "./autoscaling";
import type { CapacityProviders } from "./capacity-providers";
import type { Cluster } from "./cluster";
import type { Tracing } from "./collector";
import type { HealthCheckCommand } from "./health-check";
import type { ImageSource } from "./image-source";
import type { TaskCpu } from "./task-size";
import type { EfsMounts } from "./volumes";

export interface FargateServiceProps extends ScalingPace {
  readonly cluster: Cluster;

  /** The repository whose running image it is made from, or an image by its full name with a tag or a digest. */
  readonly image: ImageSource;

  /** Port the container listens on. @default - nobody calls it */
  readonly port?: number;

  /** @default 1024 - one vCPU */
  readonly cpu?: TaskCpu;

  /** @default 2048 */
  readonly memoryMiB?: number;

  /** Processor the image is built for. @default "X86_64" */
  readonly architecture?: "X86_64" | "ARM64";

  /** Tasks that run when nobody calls. @default 2 */
  readonly tasks?: number;

  /** Tasks that autoscaling may add up to. @default - as many as `tasks`: nothing scales */
  readonly maxTasks?: number;

  /** On-demand and Spot capacity, and in which mix. @default { FARGATE: { weight: 1 } } */
  readonly capacityProviders?: CapacityProviders;

  /**
   * Whether a new revision starts before the old one stops (100 to 200 % of the tasks are there), or after it (0 to
   * 100 %), which interrupts the service: for what must not run twice.
   *
   * @default "start-first"
   */
  readonly deploymentOrder?: "start-first" | "stop-first";

  /**
   * Adds a container to every task that passes the code's OpenTelemetry traces on to X-Ray; up to 256 MiB of
   * `memoryMiB` are for it.
   *
   * @default - none
   */
  readonly tracing?: Tracing;

  /** Plain settings; what is sensitive belongs in `secrets`. @default {} */
  readonly environment?: Readonly<Record<string, string>>;

  /** Values read from Secrets Manager or Parameter Store when a task starts, by environment variable. @default {} */
  readonly secrets?: Readonly<Record<string, InjectedValue>>;

  /** What the code may do in AWS. @default [] */
  readonly permissions?: readonly Permission[];

  /** Way in from a load balancer. @default - only those it accepts by `acceptFrom` can call */
  readonly target?: Target;

  /** Where tasks may connect to: anywhere, or HTTPS and what they are connected to by name. @default "open" */
  readonly egress?: "open" | "strict";

  /** Starts instead of the image's entry point. @default - the image's own */
  readonly entryPoint?: readonly string[];

  /** Runs instead of what the image says. @default - what the image says */
  readonly command?: readonly string[];

  /** User and group the code runs as, by number. @default "1000:1000" - whatever the image says */
  readonly user?: string;

  /** Whether the code can write to `/tmp` and to its volumes only. @default true */
  readonly readonlyRootFilesystem?: boolean;

  /** Most that fits into `/tmp`, which is part of the memory of the task. @default 128 */
  readonly tmpMiB?: number;

  /** EFS directories by the name of their volume: files that outlive a task. @default {} */
  readonly volumes?: EfsMounts;

  /**
   * Fails while the container is not well.
   *
   * @default - Python asks `port` for /health, see `pythonHealthCheck`; without a port only a container that ends is ill
   */
  readonly healthCheckCommand?: HealthCheckCommand;

  /** Seconds a new task has before failed health checks count: 0 to 300. @default 60 */
  readonly healthCheckGracePeriodSeconds?: number;

  /** Seconds between SIGTERM and SIGKILL: 2 to 120. @default 30 */
  readonly stopTimeoutSeconds?: number;
}
