import { Testing } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import { problemsIn } from "../../modules/validation/validate";
import type { Adoption } from "../../stacks/adoption";
import type { Settings } from "../../stacks/agent-api/options";
import { SETTINGS } from "../../stacks/agent-api/settings";
import { AgentApiStack } from "../../stacks/agent-api/stack";
import { Terraform } from "./terraform";

/** Where each installation is: the live one in the account of prod. */
export const PLACES = { dev: ENVIRONMENTS.dev, prd: { ...ENVIRONMENTS.prod, environment: "prd" } };

export type Installation = keyof typeof PLACES;

/** The API of an installation with some settings changed. */
export function agentApiStack(
  installation: Installation,
  changed: Partial<Settings> = {},
  adoption: Adoption = {},
): AgentApiStack {
  const settings: Settings = { ...SETTINGS[installation], ...changed };
  return new AgentApiStack(Testing.app(), PLACES[installation], settings, adoption);
}

export function agentApi(...args: Parameters<typeof agentApiStack>): Terraform {
  return new Terraform(agentApiStack(...args));
}

/** The lines that would refuse an API with some settings changed, headings included. */
export function agentApiRefusals(installation: Installation, changed: object, adoption?: Adoption): string[] {
  return problemsIn(agentApiStack(installation, changed as Partial<Settings>, adoption));
}
