import { Command } from "commander";
import { interrupted } from "../terminal/interruption";
import { Problem } from "../terminal/problem";
import { runCommand } from "../terminal/run-command";
import { checkCommand } from "./check-command";
import { discoverCommand } from "./discover-command";
import { retireCommand } from "./retire-command";

interface Options {
  readonly outdir: string;

  /** @default false */
  readonly discover?: boolean;

  /** @default false */
  readonly check?: boolean;

  /** @default false */
  readonly retire?: boolean;

  /** @default false */
  readonly json?: boolean;

  /** @default false */
  readonly force?: boolean;
}

new Command("npm run adopt --")
  .description("Brings what runs already under Terraform: finds it, checks what was found, and clears up.")
  .argument("<stack>", "name of a synthesized stack, e.g. multi-agent-orchestrator-dev")
  .option("--discover", "find what runs, and write it into the manifest of the stack")
  .option(
    "--check",
    "say everything that is wrong with the manifest, also against the state, after a first plan",
  )
  .option("--retire", "put the manifest away, when everything is adopted")
  .option("--json", "what was discovered, for other programs; with npm run --silent")
  .option("--force", "write over a manifest that says something else")
  .option("--outdir <directory>", "where the stacks are synthesized", "cdktf.out")
  .action((stack: string, options: Options) => runCommand((signal) => adopt({ ...options, stack }, signal)))
  .parse();

async function adopt(request: Options & { readonly stack: string }, signal: AbortSignal): Promise<number> {
  const { discover, check, retire } = request;
  if ([discover, check, retire].filter(Boolean).length !== 1) {
    throw new Problem("one of --discover, --check and --retire says what to do");
  }
  if (discover) return Promise.race([discoverCommand(request, signal), interrupted(signal)]);
  return check ? checkCommand(request, signal) : retireCommand(request);
}
