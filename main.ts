import { App } from "cdktf";
import { ENVIRONMENTS } from "./backend/environments";
import { shareProviderLock } from "./backend/provider-lock";
import { keepStateIn } from "./backend/remote-state";
import { StateStore } from "./backend/state-store";
import { assertValid } from "./modules/validation/validate";
import { SystemStack } from "./stacks/system-stack";

const app = new App();

for (const environment of Object.values(ENVIRONMENTS)) {
  const memory = new SystemStack(app, { name: "state-store", shortName: "state" }, environment);
  new StateStore(memory, "state");
  keepStateIn(environment, memory);
}

assertValid(app);
app.synth();
shareProviderLock(app.outdir);
