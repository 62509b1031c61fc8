import type { Deployment } from "../naming/deployment";
import { inferenceRegions } from "./inference-regions";
import type { Permission } from "./permission";

/** Models and agents of Bedrock, by the ids that AWS lists them under; checked by `modelProblems`. */
export interface ModelAccess {
  /** Called in the own region, e.g. `anthropic.claude-3-5-sonnet-20241022-v2:0`. */
  readonly foundationModels: readonly string[];

  /** Called wherever there is room, e.g. `us.anthropic.claude-3-7-sonnet-20250219-v1:0`. */
  readonly inferenceProfiles: readonly string[];

  /** Agent aliases, as `AGENTID/ALIASID` or by ARN. */
  readonly agents: readonly string[];
}

const INVOKE = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/**
 * What it takes to call these models and agents, and no others.
 *
 * An inference profile passes requests on to models in several regions, each of which has to be allowed too. They are
 * allowed through that profile only: nobody can call them directly, or from another region.
 */
export function invokeModels(access: ModelAccess, deployment: Deployment): Permission[] {
  const { foundationModels, inferenceProfiles, agents } = access;
  const { region } = deployment;
  const direct = [
    ...foundationModels.map((id) => modelArn(region, id)),
    ...inferenceProfiles.map((id) => profileArn(id, deployment)),
  ];
  const agentArns = agents.map((agent) =>
    /^\w+\/\w+$/.test(agent) ? deployment.arn("bedrock", `agent-alias/${agent}`) : agent,
  );
  return [
    { actions: INVOKE, resources: direct },
    ...inferenceProfiles.map((id) => ({
      actions: INVOKE,
      resources: modelsBehind(id, region),
      conditions: { StringEquals: { "bedrock:InferenceProfileArn": profileArn(id, deployment) } },
    })),
    { actions: ["bedrock:InvokeAgent"], resources: agentArns },
  ].filter(({ resources }) => resources.length > 0);
}

function modelsBehind(profile: string, region: string): string[] {
  const [geography = "", ...model] = profile.split(".");
  return inferenceRegions(geography, region).map((destination) => modelArn(destination, model.join(".")));
}

function modelArn(region: string, id: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`;
}

function profileArn(id: string, deployment: Deployment): string {
  return deployment.arn("bedrock", `inference-profile/${id}`);
}
