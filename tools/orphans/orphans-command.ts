import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { assertAccount } from "../bootstrap/aws-connection";
import { providerCache } from "../rehearsal/work-directory";
import { counted } from "../terminal/words";
import { projectTerraform } from "../terraform/project-terraform";
import { SynthesizedStacks } from "../terraform/synthesized-stacks";
import { findOrphans } from "./find-orphans";
import { importable, importBlocks, report } from "./report";

/** Read by Terraform beside `cdk.tf.json`. */
const BLOCKS_FILE = "orphans.tf";

export interface OrphansRequest {
  readonly stack: string;

  /** Directory with synthesized stacks. */
  readonly outdir: string;

  /** Whether to write import blocks beside the stack. */
  readonly write: boolean;

  readonly signal: AbortSignal;
}

/** `npm run orphans -- <stack>`: says what exists and is not in the state, and how to take it in. */
export async function orphansCommand({
  stack: name,
  outdir,
  write,
  signal,
}: OrphansRequest): Promise<number> {
  const project = process.cwd();
  const stack = new SynthesizedStacks(join(project, outdir)).get(name);
  await assertAccount(stack.accountId, { region: stack.region });
  const cache = providerCache(project);
  const terraform = await projectTerraform({ project, directory: join(project, outdir), cache, signal });
  const orphans = await findOrphans(stack, terraform);
  const directory = relative(project, stack.directory);
  console.log(report(name, directory, orphans).join("\n"));
  const clear = importable(orphans).length;
  if (write && clear > 0) {
    const file = join(directory, BLOCKS_FILE);
    writeFileSync(join(project, file), importBlocks(orphans));
    console.log(`\n${file} imports ${counted(clear, "resource")}: plan, apply, and remove it again.`);
  }
  return 0;
}
