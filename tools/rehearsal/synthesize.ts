import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { Problem } from "../terminal/problem";
import { SynthesizedStacks } from "../terraform/synthesized-stacks";

/**
 * Synthesizes every stack, in a process of its own, as `npm run synth` does.
 *
 * @param outdir where the stacks go
 * @throws Problem with what the synthesis said
 */
export async function synthesize(project: string, outdir: string): Promise<SynthesizedStacks> {
  const child = spawn(process.execPath, ["tools/run.cjs", "main"], {
    cwd: project,
    env: { ...process.env, CDKTF_OUTDIR: outdir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  if (code !== 0) {
    const said = Buffer.concat(output).toString("utf8").trimEnd().split("\n");
    throw new Problem("the stacks can't be synthesized (npm run synth)", said.filter(isNoStackFrame));
  }
  return new SynthesizedStacks(resolve(project, outdir));
}

function isNoStackFrame(line: string): boolean {
  return !/^\s+at /.test(line) && !/^Node\.js v/.test(line);
}
