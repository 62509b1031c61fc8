import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { ENVIRONMENTS } from "../../../backend/environments";
import { shareProviderLock } from "../../../backend/provider-lock";
import { keepStateIn } from "../../../backend/remote-state";
import { assertValid } from "../../../modules/validation/validate";
import type { Settings as AgentApiSettings } from "../../../stacks/agent-api/options";
import { SETTINGS as AGENT_API } from "../../../stacks/agent-api/settings";
import { AgentApiStack } from "../../../stacks/agent-api/stack";
import type { Settings as LlmProxySettings } from "../../../stacks/llm-proxy/options";
import { SETTINGS as LLM_PROXY } from "../../../stacks/llm-proxy/settings";
import { LlmProxyStack } from "../../../stacks/llm-proxy/stack";
import type { Settings } from "../../../stacks/multi-agent-orchestrator/options";
import { SETTINGS } from "../../../stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "../../../stacks/multi-agent-orchestrator/stack";
import type { SystemStack } from "../../../stacks/system-stack";
import { PLACES } from "../../support/agent-api";
import type { EnvironmentName } from "../../support/orchestrator";
import type { Applied } from "./applied";

/** Where the states of each environment are. */
const HOMES = { ...ENVIRONMENTS, prd: PLACES.prd };

/** How to make a stack in an app. */
export type Build = (app: App) => SystemStack;

/** The orchestrator of an environment with some settings changed. */
export function orchestrator(environment: EnvironmentName, changed: Partial<Settings>): Build {
  const settings: Settings = { ...SETTINGS[environment], ...changed };
  return (app) => new MultiAgentOrchestratorStack(app, ENVIRONMENTS[environment], settings);
}

/** The proxy of an environment with some settings changed. */
export function llmProxy(environment: EnvironmentName, changed: Partial<LlmProxySettings>): Build {
  const settings: LlmProxySettings = { ...LLM_PROXY[environment], ...changed };
  return (app) => new LlmProxyStack(app, ENVIRONMENTS[environment], settings);
}

/** agent-api as it ran before, with some settings changed, and nothing that refuses to be destroyed. */
export function liveAgentApi(changed: Partial<AgentApiSettings>): Build {
  const settings: AgentApiSettings = { ...AGENT_API.prd, ...changed };
  return (app) => new AgentApiStack(app, { ...PLACES.prd, isProtected: false }, settings);
}

/** Synthesizes a stack as main.ts does, and hands over the directory it is in for as long as the work takes. */
export async function withSynthesized<Result>(
  build: Build,
  work: (outdir: string) => Promise<Result>,
): Promise<Result> {
  const outdir = mkdtempSync(join(tmpdir(), "synthesized-"));
  try {
    const app = new App({ outdir });
    const stack = build(app);
    keepStateIn(HOMES[stack.deployment.environment as keyof typeof HOMES], stack);
    assertValid(app);
    app.synth();
    shareProviderLock(outdir);
    return await work(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Works with an applied stack as if its code had been changed; the code is as before afterwards. */
export async function withCode<Result>(
  { rehearsal, stack }: Pick<Applied, "rehearsal" | "stack">,
  build: Build,
  work: () => Promise<Result>,
): Promise<Result> {
  const file = join(rehearsal.stack(stack).directory, "cdk.tf.json");
  const before = readFileSync(file);
  try {
    await withSynthesized(build, async (outdir) => {
      cpSync(join(outdir, "stacks", stack, "cdk.tf.json"), file);
    });
    return await work();
  } finally {
    writeFileSync(file, before);
  }
}
