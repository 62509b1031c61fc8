import type { Permission } from "../identity/permission";
import type { Problem } from "../validation/validate";
import { type Dependency, logConfiguration, UNPRIVILEGED } from "./container-definition";

/** Where traces can be sent. */
export type Tracing = "x-ray";

/** AWS Distro for OpenTelemetry, for x86 and ARM: the newest of July 2026, whose user and ports are written down here. */
const IMAGE = "public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0";
const NAME = "aws-otel-collector";

/** The user of the image. */
const USER = "4317:4317";

/** Most memory it gets, and what is kept for it; Go is told to stay below the most rather than be killed at it. */
export const COLLECTOR_MIB = 256;
const KEPT_MIB = 64;
const GO_MIB = 200;

/** Ports it listens on in the task: traces by gRPC and HTTP, metrics of its own, its health. */
const PORTS: readonly number[] = [4317, 4318, 8888, 13_133];

/** Runs before the code does and until it has ended, so that no trace is lost. */
export const AFTER_COLLECTOR: Dependency = { containerName: NAME, condition: "START" };

/** Where the code sends its traces, by the name OpenTelemetry gave it. */
export const TRACE_ENVIRONMENT = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4317" };

/** What it takes to write traces, and to ask which ones; X-Ray knows no resources for it. */
export const TRACE_PERMISSION: Permission = {
  actions: [
    "xray:GetSamplingRules",
    "xray:GetSamplingStatisticSummaries",
    "xray:GetSamplingTargets",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
  ],
  resources: ["*"],
};

/** Definition of the container that passes traces on; the code runs on without it. */
export function collectorDefinition(logGroup: string, region: string) {
  return {
    name: NAME,
    image: IMAGE,
    essential: false,
    // Has no health check: beside code that has none, ECS would take it for that of the task.
    command: ["--config=/etc/ecs/ecs-default-config.yaml"],
    user: USER,
    memory: COLLECTOR_MIB,
    memoryReservation: KEPT_MIB,
    portMappings: [],
    environment: [{ name: "GOMEMLIMIT", value: `${GO_MIB}MiB` }],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    readonlyRootFilesystem: true,
    linuxParameters: UNPRIVILEGED,
    logConfiguration: logConfiguration(logGroup, region),
  };
}

/** What is wrong with a port that code listens on beside a collector: they share one network interface. */
export function collectorProblem(port: number): Problem {
  return PORTS.includes(port) && `port must not be one of ${PORTS.join(", ")} beside tracing, got ${port}`;
}
