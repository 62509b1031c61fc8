import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { providerCache } from "../tools/rehearsal/work-directory";
import { Problem } from "../tools/terminal/problem";
import type { Note } from "../tools/terminal/progress";
import { cliConfig } from "../tools/terraform/cli-config";
import { findProvider } from "../tools/terraform/find-provider";
import { findTerraform } from "../tools/terraform/find-terraform";
import { writeMergedRoot } from "../tools/terraform/merged-root";
import { lockedProviderVersion } from "../tools/terraform/provider-lock";
import { SynthesizedStacks } from "../tools/terraform/synthesized-stacks";
import { compare } from "./compare";
import { type Command, measure } from "./measure";
import { atMost, figure, type Row, times } from "./row";
import { synth } from "./synthesis";

const STACKS = 15;
const LOCK_FILE = ".terraform.lock.hcl";

/** How long `terraform validate` takes for all stacks at once, beside one after the other. */
export async function benchValidation(rounds: number, note: Note): Promise<Row[]> {
  const what = `checking ${STACKS} stacks at once: of one by one`;
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const terraform = await terraformIn(directory);
    const outdir = join(directory, "cdktf.out");
    measure(synth(STACKS, outdir));
    const stacks = new SynthesizedStacks(outdir).all;
    const merged = join(directory, "merged");
    writeMergedRoot(merged, stacks);
    const directories = stacks.map((stack) => stack.directory);
    for (const place of [...directories, merged]) {
      note(`terraform init in ${place}`);
      copyFileSync(LOCK_FILE, join(place, LOCK_FILE));
      measure(terraform(["init", "-backend=false", "-lockfile=readonly"], place));
    }
    const each = directories.map((place) => `'${terraform([], place).args[0]}' -chdir='${place}' validate`);
    const commands = {
      "one by one": { ...terraform([], directory), args: ["sh", "-ec", each.join("\n")] },
      "at once": terraform(["validate"], merged),
    };
    const runs = await compare(commands, rounds, note);
    const detail = times(runs.milliseconds("at once"), runs.milliseconds("one by one"));
    return [atMost(what, runs.ratio("at once", "one by one"), 0.15, "", detail)];
  } catch (error) {
    if (error instanceof Problem && /not installed|no such program/.test(error.message)) {
      return [figure(what, `not measured: ${error.message}`)];
    }
    throw error;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function terraformIn(directory: string): Promise<(args: readonly string[], cwd: string) => Command> {
  const { path, platform } = await findTerraform();
  const provider = findProvider({ version: lockedProviderVersion(LOCK_FILE), platform });
  const config = cliConfig({ directory, cache: providerCache(resolve(".")), provider });
  const env: Record<string, string> = config ? { TF_CLI_CONFIG_FILE: config } : {};
  return (args, cwd) => ({ args: [path, ...args], cwd, env });
}
