import { App } from "cdktf";
import { ENVIRONMENTS } from "./backend/environments";
import { shareProviderLock } from "./backend/provider-lock";
import { keepStateIn } from "./backend/remote-state";
import { StateStore } from "./backend/state-store";
import { assertValid } from "./modules/validation/validate";
import { AuditTrailStack } from "./stacks/audit-trail/stack";
import { SETTINGS as ORCHESTRATOR } from "./stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "./stacks/multi-agent-orchestrator/stack";
import { SystemStack } from "./stacks/system-stack";

const app = new App();

for (const environment of Object.values(ENVIRONMENTS)) {
  const memory = new SystemStack(app, { name: "state-store", shortName: "state" }, environment);
  new StateStore(memory, "state");
  const stacks = [
    memory,
    new AuditTrailStack(app, environment),
    new MultiAgentOrchestratorStack(app, environment, ORCHESTRATOR[environment.environment]),
  ];
  for (const stack of stacks) keepStateIn(environment, stack);
}

assertValid(app);
app.synth();
shareProviderLock(app.outdir);
