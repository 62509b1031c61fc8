import { TRACE_ENVIRONMENT } from "./collector";
import type { FargateServiceProps } from "./fargate-service-props";
import { pythonHealthCheck } from "./health-check";

/** What a service may go without. */
type Without =
  | "command"
  | "entryPoint"
  | "healthCheckCommand"
  | "port"
  | "requestsPerTarget"
  | "scaleInCooldownSeconds"
  | "scaleOn"
  | "scaleOutCooldownSeconds"
  | "target"
  | "tracing";

/** The props of a service with every default filled in. */
export type ServiceSettings = Pick<FargateServiceProps, Without> &
  Required<Omit<FargateServiceProps, Without>>;

export function serviceSettings(props: FargateServiceProps): ServiceSettings {
  const { cpu = 1024, memoryMiB = 2048, architecture = "X86_64", user = "1000:1000", tmpMiB = 128 } = props;
  const { tasks = 2, maxTasks = tasks, capacityProviders = { FARGATE: { weight: 1 } } } = props;
  const { deploymentOrder = "start-first", egress = "open", readonlyRootFilesystem = true } = props;
  const { environment = {}, secrets = {}, permissions = [], volumes = {}, tracing } = props;
  const asked = props.port === undefined ? undefined : pythonHealthCheck(props.port, "/health");
  const { healthCheckCommand = asked } = props;
  const { healthCheckGracePeriodSeconds = 60, stopTimeoutSeconds = 30 } = props;
  return {
    ...props,
    architecture,
    capacityProviders,
    cpu,
    deploymentOrder,
    egress,
    environment: { ...(tracing && TRACE_ENVIRONMENT), ...environment },
    healthCheckCommand,
    healthCheckGracePeriodSeconds,
    maxTasks,
    memoryMiB,
    permissions,
    readonlyRootFilesystem,
    secrets,
    stopTimeoutSeconds,
    tasks,
    tmpMiB,
    user,
    volumes,
  };
}
