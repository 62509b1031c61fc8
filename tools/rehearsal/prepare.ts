import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Problem } from "../terminal/problem";
import { type Step, silently } from "../terminal/progress";
import { counted } from "../terminal/words";
import { cliConfig } from "../terraform/cli-config";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { SynthesizedStacks } from "../terraform/synthesized-stacks";
import { Terraform } from "../terraform/terraform";
import { awsEnvironment, isolated } from "./aws-environment";
import { makeGivenZones } from "./hosted-zones";
import { SimulatedAws } from "./simulated-aws";
import { makeStateStores, type StateStoreKind } from "./state-store";
import { synthesize } from "./synthesize";
import { findTools, SIMULATED_AWS, type Tools } from "./tools";
import { copyStacks, makeWorkDirectory, providerCache, withTraces } from "./work-directory";

export interface RehearsalOptions {
  /** Stacks that take part; all of one account. */
  readonly stacks: readonly string[];

  /** Directory with synthesized stacks, which is left as it is. @default - synthesizes them */
  readonly outdir?: string;

  /** Whether the state store is applied as an operator would, or stands in for it at once. @default "applied" */
  readonly stateStore?: StateStoreKind;

  /** @default - looked for */
  readonly tools?: Tools;

  /** The project's root. @default - the current directory */
  readonly project?: string;

  /** Shows what is going on. @default - nothing is shown */
  readonly step?: Step;

  /** @default - can't be interrupted */
  readonly signal?: AbortSignal;
}

/** What a rehearsal works with. */
export interface Prepared {
  readonly directory: string;
  readonly stacks: SynthesizedStacks;
  readonly aws: SimulatedAws;
  readonly variables: Readonly<Record<string, string>>;
  readonly terraform: Terraform;
}

/** Gets everything ready, or leaves nothing running. */
export async function prepare(options: RehearsalOptions): Promise<Prepared> {
  const { stacks: names, project = process.cwd(), step = silently, signal } = options;
  const directory = makeWorkDirectory(project, names[0] ?? "rehearsal");
  const logFile = join(directory, "simulated-aws.log");
  let aws: SimulatedAws | undefined;
  try {
    const tools = options.tools ?? (await step("tools", (note) => findTools(project, note)));
    const stacks = await ownStacks(options.outdir, project, directory, step);
    const taking = names.map((name) => stacks.get(name));
    const { accountId, region } = commonPlace(taking);
    const cliConfigFile = cliConfig({ directory, cache: providerCache(project), provider: tools.provider });
    aws = await step("simulated AWS", async (note) => {
      const program = join(project, SIMULATED_AWS, "server.py");
      const environment = isolated({});
      const { python } = tools;
      const cwd = project;
      const started = await SimulatedAws.start({
        python,
        program,
        accountId,
        logFile,
        cwd,
        environment,
        signal,
      });
      note(`account ${accountId} at ${started.url}`);
      return started;
    });
    await makeGivenZones(aws.url, taking);
    const variables = awsEnvironment({ url: aws.url, region, cliConfigFile });
    const terraform = new Terraform({ binary: tools.terraform, environment: isolated(variables), signal });
    const store = {
      kind: options.stateStore ?? "applied",
      endpoint: aws.url,
      directory,
      stacks,
      names,
      terraform,
    };
    await step("state store", (note) => makeStateStores({ ...store, note }));
    return { directory, stacks, aws, variables, terraform };
  } catch (error) {
    await aws?.stop();
    // Before the simulated AWS was started there is nothing in it that explains a failure.
    if (existsSync(logFile) && !signal?.aborted) throw withTraces(error, directory);
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

/** The stacks in a directory of the rehearsal's own: Terraform will write beside them. */
async function ownStacks(
  outdir: string | undefined,
  project: string,
  directory: string,
  step: Step,
): Promise<SynthesizedStacks> {
  const own = join(directory, "cdktf.out");
  if (outdir) {
    copyStacks(resolve(project, outdir), own);
    return new SynthesizedStacks(own);
  }
  return step("synthesize", async (note) => {
    const stacks = await synthesize(project, own);
    note(counted(stacks.names.length, "stack"));
    return stacks;
  });
}

/** One simulated AWS is one account. */
function commonPlace(stacks: readonly SynthesizedStack[]): { accountId: string; region: string } {
  const accounts = new Set(stacks.map(({ accountId }) => accountId));
  const [first] = stacks;
  if (!first) throw new Problem("a rehearsal needs a stack");
  if (accounts.size > 1) {
    const places = stacks.map(({ name, accountId }) => `${name}: account ${accountId}`);
    throw new Problem("the stacks of a rehearsal have to be of one account", places);
  }
  return first;
}
