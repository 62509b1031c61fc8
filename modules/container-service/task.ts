import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { Construct } from "constructs";
import { Role } from "../identity/role";
import { serviceTrust } from "../identity/service-trust";
import { Deployment } from "../naming/deployment";
import { AFTER_COLLECTOR, collectorDefinition, TRACE_PERMISSION } from "./collector";
import { containerDefinition } from "./container-definition";
import { imageName } from "./image-source";
import { execPermissions, executionPermissions } from "./service-permissions";
import type { ServiceSettings } from "./service-settings";
import { mountPermissions, mountPoints, taskVolumes } from "./volumes";

/** What runs: a container and what helps it, who it is, and where it writes. */
export interface Task {
  readonly logGroup: CloudwatchLogGroup;

  /** Who ECS is while it starts the task. */
  readonly executionRole: Role;

  /** Who the code is. */
  readonly taskRole: Role;
  readonly definition: EcsTaskDefinition;
}

/** Defines the task of a service; `name` is that of the service. */
export function defineTask(service: Construct, name: string, settings: ServiceSettings): Task {
  const { cluster, image, secrets, volumes, permissions, cpu, memoryMiB, architecture, tracing } = settings;
  const deployment = Deployment.of(service);
  const family = deployment.name(name);
  const trust = serviceTrust("ecs-tasks.amazonaws.com", deployment);

  const logGroup = new CloudwatchLogGroup(service, "log-group", {
    name: `/ecs/${family}`,
    retentionInDays: cluster.logRetentionDays,
    kmsKeyId: cluster.key.arn,
  });
  const executionRole = new Role(service, "execution", {
    name: deployment.name(`${name}-execution`),
    trust,
    permissions: executionPermissions(image, logGroup.arn, secrets),
  });
  const taskRole = new Role(service, "task", {
    name: deployment.name(`${name}-task`),
    trust,
    permissions: [
      ...permissions,
      ...mountPermissions(volumes, deployment),
      ...execPermissions(cluster, deployment),
      ...(tracing ? [TRACE_PERMISSION] : []),
    ],
  });
  const container = containerDefinition({
    ...settings,
    name,
    image: imageName(image),
    mountPoints: mountPoints(volumes, cluster.execEnabled),
    startPeriodSeconds: settings.healthCheckGracePeriodSeconds,
    logGroup: logGroup.name,
    region: deployment.region,
    dependsOn: tracing ? [AFTER_COLLECTOR] : [],
  });
  const collector = tracing ? [collectorDefinition(logGroup.name, deployment.region)] : [];
  const definition = new EcsTaskDefinition(service, "task-definition", {
    family,
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: architecture },
    cpu: String(cpu),
    memory: String(memoryMiB),
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    containerDefinitions: JSON.stringify([container, ...collector]),
    volume: taskVolumes(volumes, cluster.execEnabled),
    // The delivery pipeline registers revisions as well: the newest one is what Terraform compares with.
    trackLatest: true,
  });
  return { logGroup, executionRole, taskRole, definition };
}
