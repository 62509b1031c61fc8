import { App } from "cdktf";
import { adoptionOf } from "./backend/adoption";
import { ENVIRONMENTS, stateNames } from "./backend/environments";
import { shareProviderLock } from "./backend/provider-lock";
import { keepStateIn } from "./backend/remote-state";
import { StateStore } from "./backend/state-store";
import { assertValid } from "./modules/validation/validate";
import { SETTINGS as AGENT_API } from "./stacks/agent-api/settings";
import { AgentApiStack } from "./stacks/agent-api/stack";
import { AuditTrailStack } from "./stacks/audit-trail/stack";
import { SETTINGS as DELIVERY } from "./stacks/delivery/settings";
import { DeliveryStack } from "./stacks/delivery/stack";
import { SETTINGS as LLM_PROXY } from "./stacks/llm-proxy/settings";
import { LlmProxyStack } from "./stacks/llm-proxy/stack";
import { SETTINGS as ORCHESTRATOR } from "./stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "./stacks/multi-agent-orchestrator/stack";
import { SystemStack } from "./stacks/system-stack";

const app = new App();

for (const environment of Object.values(ENVIRONMENTS)) {
  const memory = new SystemStack(app, { name: "state-store", shortName: "state" }, environment);
  new StateStore(memory, "state");
  const stacks = [
    new AuditTrailStack(app, environment),
    new MultiAgentOrchestratorStack(app, environment, ORCHESTRATOR[environment.environment]),
    new LlmProxyStack(app, environment, LLM_PROXY[environment.environment]),
  ];
  const delivery = new DeliveryStack(app, environment, DELIVERY[environment.environment], {
    stacks,
    state: stateNames(environment),
  });
  for (const stack of [memory, delivery, ...stacks]) keepStateIn(environment, stack);
}

// The live installation came before the others and has a name of its own; the account is that of prod. No delivery stack
// reaches either: people deploy them, until what runs is adopted and its names are in the environment of its account.
for (const [environment, place] of [
  [ENVIRONMENTS.dev, ENVIRONMENTS.dev],
  [ENVIRONMENTS.prod, { ...ENVIRONMENTS.prod, environment: "prd" as const }],
] as const) {
  const settings = AGENT_API[place.environment];
  const adoption = adoptionOf("agent-api", place.environment);
  keepStateIn(environment, new AgentApiStack(app, place, settings, adoption));
}

assertValid(app);
app.synth();
shareProviderLock(app.outdir);
