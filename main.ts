import { App } from "cdktf";
import { adoptionOf } from "./backend/adoption";
import { ENVIRONMENTS, type Environment, stateNames } from "./backend/environments";
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

/** Where agent-api ran before there was code for it: in the account of prod, called otherwise, with a boundary of its own. */
const LIVE: Environment = { ...ENVIRONMENTS.prod, environment: "prd", permissionsBoundary: undefined };

const app = new App();

for (const environment of Object.values(ENVIRONMENTS)) {
  const memory = new SystemStack(app, { name: "state-store", shortName: "state" }, environment);
  new StateStore(memory, "state");
  const stacks: SystemStack[] = [
    new AuditTrailStack(app, environment),
    new MultiAgentOrchestratorStack(app, environment, ORCHESTRATOR[environment.environment]),
    new LlmProxyStack(app, environment, LLM_PROXY[environment.environment]),
  ];
  if (environment === ENVIRONMENTS.dev) {
    stacks.push(new AgentApiStack(app, environment, AGENT_API.dev, adoptionOf("agent-api", "dev")));
  }
  const delivery = new DeliveryStack(app, environment, DELIVERY[environment.environment], {
    stacks,
    state: stateNames(environment),
  });
  for (const stack of [memory, delivery, ...stacks]) keepStateIn(environment, stack);
}

// The roles of prod are for what is tagged prod: this has its own.
const live = new AgentApiStack(app, LIVE, AGENT_API.prd, adoptionOf("agent-api", LIVE.environment));
const delivery = new DeliveryStack(app, LIVE, DELIVERY.prd, { stacks: [live], state: stateNames(LIVE) });
for (const stack of [live, delivery]) keepStateIn(LIVE, stack);

assertValid(app);
app.synth();
shareProviderLock(app.outdir);
