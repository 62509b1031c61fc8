import type { EcsTaskDefinitionVolume } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { Permission } from "../identity/permission";
import type { Deployment } from "../naming/deployment";
import type { Problem } from "../validation/validate";

/**
 * Where the agent of ECS Exec writes inside a container whose root file system is read-only.
 *
 * AWS does not promise the two together; this is what the agent is known to need (aws/containers-roadmap, issue 1359).
 */
const EXEC_PATHS: Readonly<Record<string, string>> = {
  "exec-agent": "/managed-agents",
  "exec-state": "/var/lib/amazon/ssm",
  "exec-log": "/var/log/amazon/ssm",
};

/** Files that outlive a task: a directory of an EFS file system, reached through one of its access points. */
export interface EfsMount {
  readonly fileSystemId: string;
  readonly accessPointId: string;

  /** Where the container finds them, e.g. `/var/lib/postgresql/data`. */
  readonly path: string;
}

/** Mounts of a service by the name of their volume. */
export type EfsMounts = Readonly<Record<string, EfsMount>>;

/** A volume where a container finds it. */
export interface MountPoint {
  readonly sourceVolume: string;
  readonly containerPath: string;
  readonly readOnly: boolean;
}

/** Volumes of a task: its EFS mounts, and room for the agent of ECS Exec. */
export function taskVolumes(mounts: EfsMounts, withExec: boolean): EcsTaskDefinitionVolume[] {
  // Said, because a plan would otherwise list every volume as removed and added whenever the image changes.
  const configureAtLaunch = false;
  const durable = Object.entries(mounts).map(([name, { fileSystemId, accessPointId }]) => ({
    name,
    configureAtLaunch,
    efsVolumeConfiguration: {
      fileSystemId,
      transitEncryption: "ENABLED",
      authorizationConfig: { accessPointId, iam: "ENABLED" },
    },
  }));
  const forExec = Object.keys(withExec ? EXEC_PATHS : {}).map((name) => ({ name, configureAtLaunch }));
  return [...durable, ...forExec];
}

/** Where the container finds the volumes of its task. */
export function mountPoints(mounts: EfsMounts, withExec: boolean): MountPoint[] {
  const paths = Object.entries(mounts).map(([name, { path }]): [string, string] => [name, path]);
  return [...paths, ...Object.entries(withExec ? EXEC_PATHS : {})].map(([sourceVolume, containerPath]) => ({
    sourceVolume,
    containerPath,
    readOnly: false,
  }));
}

/** What the code in a container needs to use its EFS mounts. */
export function mountPermissions(mounts: EfsMounts, deployment: Deployment): Permission[] {
  const arn = (rest: string) => deployment.arn("elasticfilesystem", rest);
  return Object.values(mounts).map(({ fileSystemId, accessPointId }) => ({
    actions: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
    resources: [arn(`file-system/${fileSystemId}`)],
    conditions: {
      StringEquals: { "elasticfilesystem:AccessPointArn": arn(`access-point/${accessPointId}`) },
    },
  }));
}

/** What is wrong with the mounts of a container. */
export function mountProblems(mounts: EfsMounts): Problem[] {
  return Object.entries(mounts).map(
    ([name, { path }]) =>
      (!path.startsWith("/") || path === "/tmp") &&
      `volumes ${name} must have a path that begins with / and is not /tmp, got '${path}'`,
  );
}
