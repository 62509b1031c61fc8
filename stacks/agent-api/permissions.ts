import { invokeModels, type ModelAccess } from "../../modules/identity/bedrock";
import type { Permission } from "../../modules/identity/permission";
import type { Deployment } from "../../modules/naming/deployment";
import type { withDefaults } from "./options";

/** What the code does in AWS: ask the models and use the buckets of its settings, and nothing else. */
export function apiPermissions(
  settings: ReturnType<typeof withDefaults>,
  deployment: Deployment,
): Permission[] {
  return [...useBuckets(settings.buckets), ...invokeModels(modelAccess(settings), deployment)];
}

/** The models of the settings, as the ids they are called by. */
export function modelAccess({
  foundationModels,
  inferenceProfiles,
}: ReturnType<typeof withDefaults>): ModelAccess {
  return {
    foundationModels: Object.values(foundationModels),
    inferenceProfiles: Object.values(inferenceProfiles),
    agents: [],
  };
}

function useBuckets(names: readonly string[]): Permission[] {
  if (names.length === 0) return [];
  const arns = names.map((name) => `arn:aws:s3:::${name}`);
  return [
    { actions: ["s3:ListBucket"], resources: arns },
    {
      actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
      resources: arns.map((arn) => `${arn}/*`),
    },
  ];
}
