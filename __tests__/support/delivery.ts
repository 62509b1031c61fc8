import { type App, Testing } from "cdktf";
import { ENVIRONMENTS, stateNames } from "../../backend/environments";
import type { Accountability } from "../../modules/naming/accountability";
import type { Place } from "../../modules/naming/deployment";
import { SETTINGS as AGENT_API } from "../../stacks/agent-api/settings";
import { AgentApiStack } from "../../stacks/agent-api/stack";
import { AuditTrailStack } from "../../stacks/audit-trail/stack";
import type { Settings } from "../../stacks/delivery/options";
import { SETTINGS as DELIVERY } from "../../stacks/delivery/settings";
import { DeliveryStack } from "../../stacks/delivery/stack";
import { SETTINGS as LLM_PROXY } from "../../stacks/llm-proxy/settings";
import { LlmProxyStack } from "../../stacks/llm-proxy/stack";
import { SETTINGS as ORCHESTRATOR } from "../../stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "../../stacks/multi-agent-orchestrator/stack";
import type { SystemStack } from "../../stacks/system-stack";
import { PLACES } from "./agent-api";
import type { Statement } from "./iam";
import type { EnvironmentName } from "./orchestrator";
import { Terraform } from "./terraform";

/** What CI delivers to; `prd` is in the account of `prod`. */
export const DELIVERED = ["dev", "staging", "prod", "prd"] as const;

/** A delivery stack and the stacks it delivers, with its place or its settings changed. */
export function deliveryStacks(
  environment: (typeof DELIVERED)[number],
  changed: Partial<Place & Accountability> = {},
  settings: Settings = {},
): { delivery: DeliveryStack; delivered: SystemStack[] } {
  const app = Testing.app();
  const place = { ...(environment === "prd" ? PLACES.prd : ENVIRONMENTS[environment]), ...changed };
  const stacks =
    environment === "prd"
      ? [new AgentApiStack(app, place, AGENT_API.prd)]
      : stacksOf(app, environment, place);
  const delivery = new DeliveryStack(
    app,
    place,
    // Applications only where a test is about them.
    { ...DELIVERY[environment], applications: {}, ...settings },
    { stacks, state: stateNames(place) },
  );
  return { delivery, delivered: stacks };
}

function stacksOf(app: App, environment: EnvironmentName, place: Place & Accountability): SystemStack[] {
  return [
    new AuditTrailStack(app, place),
    new MultiAgentOrchestratorStack(app, place, ORCHESTRATOR[environment]),
    new LlmProxyStack(app, place, LLM_PROXY[environment]),
    ...(environment === "dev" ? [new AgentApiStack(app, place, AGENT_API.dev)] : []),
  ];
}

export function delivery(...args: Parameters<typeof deliveryStacks>): Terraform {
  return new Terraform(deliveryStacks(...args).delivery);
}

/** Everything a role may and may not do: its own policy, and those that are attached to it. */
export function statementsOf(terraform: Terraform, role: string): Statement[] {
  const own = [`aws_iam_role_policy.${role}`].filter((address) => terraform.addresses.includes(address));
  const attached = terraform.addresses
    .filter((address) => address.startsWith(`aws_iam_role_policy_attachment.${role}_`))
    .map((address) => terraform.resource(address)["policy_arn"] as string)
    .map((reference) => reference.replace(/^\$\{(.*)\.arn\}$/, "$1"));
  return [...own, ...attached].flatMap((address) => terraform.document(address, "policy")["Statement"]);
}
