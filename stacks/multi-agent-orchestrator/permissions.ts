import { invokeModels, type ModelAccess } from "../../modules/identity/bedrock";
import type { Permission } from "../../modules/identity/permission";
import type { Deployment } from "../../modules/naming/deployment";
import type { BedrockAccess } from "./options";

/** What the front door's code does in AWS: ask the models and agents of its settings, and nothing else. */
export function agentCorePermissions(bedrock: BedrockAccess, deployment: Deployment): Permission[] {
  return invokeModels(modelAccess(bedrock), deployment);
}

export function modelAccess({ foundationModels, inferenceProfiles, agents }: BedrockAccess): ModelAccess {
  return {
    foundationModels: Object.values(foundationModels ?? {}),
    inferenceProfiles: Object.values(inferenceProfiles ?? {}),
    agents: Object.values(agents ?? {}),
  };
}
