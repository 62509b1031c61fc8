import { Testing } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import { problemsIn } from "../../modules/validation/validate";
import type { Settings } from "../../stacks/multi-agent-orchestrator/options";
import { SETTINGS } from "../../stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "../../stacks/multi-agent-orchestrator/stack";
import { Terraform } from "./terraform";

export type EnvironmentName = keyof typeof ENVIRONMENTS;

/** The orchestrator of an environment with some settings changed. */
export function orchestratorStack(
  environment: EnvironmentName,
  changed: Partial<Settings> = {},
): MultiAgentOrchestratorStack {
  const settings: Settings = { ...SETTINGS[environment], ...changed };
  return new MultiAgentOrchestratorStack(Testing.app(), ENVIRONMENTS[environment], settings);
}

export function orchestrator(environment: EnvironmentName, changed: Partial<Settings> = {}): Terraform {
  return new Terraform(orchestratorStack(environment, changed));
}

/** The lines that would refuse an orchestrator with some settings changed, headings included. */
export function refusals(environment: EnvironmentName, changed: object): string[] {
  return problemsIn(orchestratorStack(environment, changed as Partial<Settings>));
}
