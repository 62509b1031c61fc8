import type { Problem } from "../validation/validate";
import { capacityProblems } from "./capacity-providers";
import { COLLECTOR_MIB, collectorProblem } from "./collector";
import { environmentProblems } from "./environment-problems";
import { healthCheckProblem } from "./health-check";
import { imageProblem } from "./image-source";
import type { ServiceSettings } from "./service-settings";
import { taskSizeProblem } from "./task-size";
import { mountProblems } from "./volumes";

/** What is wrong with the settings of a service. */
export function serviceProblems(settings: ServiceSettings): Problem[] {
  const { cpu, memoryMiB, tasks, maxTasks, environment, secrets, tracing } = settings;
  return [
    imageProblem(settings.image),
    ...portAndRouteProblems(settings),
    taskSizeProblem(cpu, memoryMiB),
    wholeProblem("tasks", tasks, 1),
    maxTasks < tasks && `maxTasks must be at least tasks, ${tasks}; got ${maxTasks}`,
    ...paceProblems(settings),
    ...capacityProblems(settings.capacityProviders),
    ...environmentProblems(environment, secrets),
    wholeProblem("tmpMiB", settings.tmpMiB, 1, memoryMiB - (tracing ? COLLECTOR_MIB : 0)),
    ...mountProblems(settings.volumes),
    settings.healthCheckCommand && healthCheckProblem(settings.healthCheckCommand),
    wholeProblem("healthCheckGracePeriodSeconds", settings.healthCheckGracePeriodSeconds, 0, 300),
    wholeProblem("stopTimeoutSeconds", settings.stopTimeoutSeconds, 2, 120),
  ];
}

function paceProblems(settings: ServiceSettings): Problem[] {
  const { requestsPerTarget = 1, scaleOutCooldownSeconds = 0, scaleInCooldownSeconds = 0 } = settings;
  const { scaleOn, target } = settings;
  const counts = settings.requestsPerTarget !== undefined;
  return [
    scaleOn?.length === 0 && "scaleOn must name at least one of cpu, memory, requests; got none",
    scaleOn?.includes("requests") && !target && "scaleOn requests needs a target, got none",
    counts && !target && "requestsPerTarget needs a target, got none",
    counts &&
      scaleOn?.includes("requests") === false &&
      `requestsPerTarget needs requests in scaleOn, got ${scaleOn.join(", ") || "none"}`,
    wholeProblem("requestsPerTarget", requestsPerTarget, 1),
    wholeProblem("scaleOutCooldownSeconds", scaleOutCooldownSeconds, 0),
    wholeProblem("scaleInCooldownSeconds", scaleInCooldownSeconds, 0),
  ];
}

function portAndRouteProblems({ port, target, tracing }: ServiceSettings): Problem[] {
  if (port === undefined) return [target && "target needs a port, got none"];
  const routed = target?.group.portInput;
  return [
    wholeProblem("port", port, 1, 65_535),
    tracing && collectorProblem(port),
    routed !== undefined &&
      routed !== port &&
      `port must be the one its target group sends requests to, ${routed}; got ${port}`,
  ];
}

function wholeProblem(name: string, value: number, least: number, most = Number.POSITIVE_INFINITY): Problem {
  const range = Number.isFinite(most) ? `from ${least} to ${most}` : `of at least ${least}`;
  return (
    (!Number.isInteger(value) || value < least || value > most) &&
    `${name} must be a whole number ${range}, got ${value}`
  );
}
