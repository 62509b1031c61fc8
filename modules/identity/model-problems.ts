import type { Deployment } from "../naming/deployment";
import type { Problem } from "../validation/validate";
import type { ModelAccess } from "./bedrock";
import { GEOGRAPHIES, inferenceRegions } from "./inference-regions";

/** A provider, a dot, a model, e.g. `anthropic.claude-3-5-sonnet-20241022-v2:0`; from the Bedrock API reference. */
const MODEL = /^[a-z0-9-]{1,63}\.[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63})*$/;

/** Ten capitals and digits for the agent, and for its alias. */
const AGENT_ALIAS = /^[0-9A-Z]{10}\/[0-9A-Z]{10}$/;

/** What is wrong with the ids of models and agents, seen from where they are called. */
export function modelProblems(access: ModelAccess, deployment: Deployment): Problem[] {
  return [
    ...access.foundationModels.map(foundationModelProblem),
    ...access.inferenceProfiles.map((id) => profileProblem(id, deployment.region)),
    ...access.agents.map((agent) => agentProblem(agent, deployment)),
  ];
}

function foundationModelProblem(id: string): Problem {
  if (GEOGRAPHIES.includes(geographyOf(id)))
    return `foundationModels must not have a geography, got '${id}'; list it in inferenceProfiles`;
  return (
    !MODEL.test(id) &&
    `foundationModels must be model ids like 'anthropic.claude-3-5-sonnet-20241022-v2:0', got '${id}'`
  );
}

function profileProblem(id: string, region: string): Problem {
  const geography = geographyOf(id);
  const model = id.slice(geography.length + 1);
  if (!GEOGRAPHIES.includes(geography))
    return `inferenceProfiles must begin with one of ${GEOGRAPHIES.join(", ")}, got '${id}'`;
  if (!MODEL.test(model))
    return `inferenceProfiles must be '<geography>.<model id>' as in 'us.amazon.nova-lite-v1:0', got '${id}'`;
  const regions = inferenceRegions(geography, region);
  return (
    !regions.includes(region) &&
    `inferenceProfiles beginning with '${geography}' are called from ${regions.join(", ")}; got '${id}' in ${region}`
  );
}

function agentProblem(agent: string, deployment: Deployment): Problem {
  const prefix = deployment.arn("bedrock", "agent-alias/");
  const alias = agent.startsWith(prefix) ? agent.slice(prefix.length) : agent;
  return (
    !AGENT_ALIAS.test(alias) &&
    `agents must be 'AGENTID/ALIASID' or ARNs beginning with '${prefix}', got '${agent}'`
  );
}

function geographyOf(id: string): string {
  return id.split(".", 1)[0] ?? "";
}
