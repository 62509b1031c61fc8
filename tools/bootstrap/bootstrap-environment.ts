import { join } from "node:path";
import { synthesize } from "../rehearsal/synthesize";
import { providerCache } from "../rehearsal/work-directory";
import { confirmed } from "../terminal/confirmed";
import { Progress } from "../terminal/progress";
import { projectTerraform } from "../terraform/project-terraform";
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
  const terraform = await projectTerraform({
    project,
    directory: join(project, BOOTSTRAPS),
    cache: providerCache(project),
    signal,
  });
  const stacks = await step("synthesize", () => synthesize(project, "cdktf.out"));
  const store = stacks.get(`state-store-${environment}`);
  const result = await bootstrap({
    store,
    terraform,
    directory,
    step,
    approve: async (changes) => yes || confirmed(`${changes} Account ${store.accountId}. Go on?`),
  });
  console.log(SAYINGS[result](store.name));
  return result === "declined" ? 1 : 0;
}

const SAYINGS = {
  created: (name: string) =>
    `${name} is in place, and its own state is in it. Next: docs/operations/first-deployment.md`,
  unchanged: (name: string) => `${name} was in place already; nothing was changed.`,
  declined: (name: string) => `${name} was not made.`,
};
