import { invokeModels, type ModelAccess } from "../../modules/identity/bedrock";
import type { Permission } from "../../modules/identity/permission";
import type { Deployment } from "../../modules/naming/deployment";

/** What the front door's code does in AWS: ask the models and agents of its settings, nothing else. */
export function agentCorePermissions(models: ModelAccess, deployment: Deployment): Permission[] {
  return invokeModels(models, deployment);
}
