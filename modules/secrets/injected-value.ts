import type { Permission } from "../identity/permission";

/** A value ECS puts into an environment variable when a container starts, without Terraform ever seeing it. */
export interface InjectedValue {
  /** Where the value is: the ARN of a parameter, or of a secret with the key inside it. */
  readonly valueFrom: string;

  /** What the execution role of the task needs to read it. */
  readonly permission: Permission;
}
