import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { synthesize } from "../rehearsal/synthesize";
import { providerCache } from "../rehearsal/work-directory";
import { Problem } from "../terminal/problem";
import { Progress } from "../terminal/progress";
import { cliConfig } from "../terraform/cli-config";
import { findProvider } from "../terraform/find-provider";
import { findTerraform } from "../terraform/find-terraform";
import { lockedProviderVersion } from "../terraform/provider-lock";
import { Terraform } from "../terraform/terraform";
import { bootstrap } from "./bootstrap";

/** State that has no bucket yet; not under version control. */
const BOOTSTRAPS = ".bootstrap";

export interface BootstrapRequest {
  readonly environment: string;

  /** Whether to go on without asking. */
  readonly yes: boolean;

  readonly signal: AbortSignal;
}

/** Synthesizes, and makes the state store of one environment; says what it did. */
export async function bootstrapEnvironment({ environment, yes, signal }: BootstrapRequest): Promise<number> {
  const project = process.cwd();
  const directory = join(project, BOOTSTRAPS, environment);
  const { step } = new Progress();
  const binary = await findTerraform();
  const stacks = await step("synthesize", () => synthesize(project, "cdktf.out"));
  const store = stacks.get(`state-store-${environment}`);
  const version = lockedProviderVersion(join(project, ".terraform.lock.hcl"));
  const provider = findProvider({ version, platform: binary.platform });
  const config = cliConfig({ directory: join(project, BOOTSTRAPS), cache: providerCache(project), provider });
  const terraform = new Terraform({ binary, environment: withConfig(config), signal });
  const result = await bootstrap({
    store,
    terraform,
    directory,
    step,
    approve: async (changes) => yes || confirmed(`${changes} Account ${store.accountId}. Go on? [y/N] `),
  });
  console.log(SAYINGS[result](store.name));
  return result === "declined" ? 1 : 0;
}

const SAYINGS = {
  created: (name: string) => `${name} is in place, and its own state is in it. Next: npx cdktf plan --help`,
  unchanged: (name: string) => `${name} was in place already; nothing was changed.`,
  declined: (name: string) => `${name} was not made.`,
};

function withConfig(config: string | undefined): Record<string, string> {
  const { TF_CLI_CONFIG_FILE: _, ...environment } = process.env as Record<string, string>;
  return { ...environment, TF_IN_AUTOMATION: "1", ...(config && { TF_CLI_CONFIG_FILE: config }) };
}

async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Problem("nobody is there to approve the plan", ["approve it beforehand: add --yes"]);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
