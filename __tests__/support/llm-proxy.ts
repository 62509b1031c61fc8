import { Testing } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import { problemsIn } from "../../modules/validation/validate";
import type { Settings } from "../../stacks/llm-proxy/options";
import { SETTINGS } from "../../stacks/llm-proxy/settings";
import { LlmProxyStack } from "../../stacks/llm-proxy/stack";
import type { EnvironmentName } from "./orchestrator";
import { Terraform } from "./terraform";

/** The proxy of an environment with some settings changed. */
function llmProxyStack(environment: EnvironmentName, changed: Partial<Settings>): LlmProxyStack {
  const settings: Settings = { ...SETTINGS[environment], ...changed };
  return new LlmProxyStack(Testing.app(), ENVIRONMENTS[environment], settings);
}

export function llmProxy(environment: EnvironmentName, changed: Partial<Settings> = {}): Terraform {
  return new Terraform(llmProxyStack(environment, changed));
}

/** The lines that would refuse a proxy with some settings changed, headings included. */
export function llmProxyRefusals(environment: EnvironmentName, changed: object): string[] {
  return problemsIn(llmProxyStack(environment, changed as Partial<Settings>));
}
