import { App } from "cdktf";
import { ENVIRONMENTS } from "../backend/environments";
import { keepStateIn } from "../backend/remote-state";
import { assertValid } from "../modules/validation/validate";
import { SETTINGS } from "../stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "../stacks/multi-agent-orchestrator/stack";

// As many production orchestrators as BENCH_STACKS says, synthesized the way main.ts does it.
const app = new App();

for (let copy = 0; copy < Number(process.env["BENCH_STACKS"] ?? 1); copy += 1) {
  const environment = { ...ENVIRONMENTS.prod, environment: `prod${copy}` };
  const settings = { ...SETTINGS.prod, cidr: `10.${copy}.0.0/16` };
  keepStateIn(environment, new MultiAgentOrchestratorStack(app, environment, settings));
}

assertValid(app);
app.synth();
