import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Note } from "../tools/terminal/progress";
import { SynthesizedStack } from "../tools/terraform/synthesized-stack";
import { compare } from "./compare";
import { atMost, type Row, seconds, times } from "./row";
import { synth } from "./synthesis";

const FEW_RESOURCES = 1_100;
const GROWTH = 10;
const MANY_STACKS = 200;

/** How time and memory grow with the number of stacks. */
export async function benchGrowth(rounds: number, note: Note): Promise<Row[]> {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    await compare({ "one stack": synth(1, directory) }, 0, note);
    const perStack = resourcesIn(directory);
    const few = Math.ceil(FEW_RESOURCES / perStack);
    const commands = {
      few: synth(few, join(directory, "few")),
      many: synth(few * GROWTH, join(directory, "many")),
      fifteen: synth(15, join(directory, "fifteen")),
      most: synth(MANY_STACKS, join(directory, "most")),
    };
    const runs = await compare(commands, rounds, note);
    const amount = (stacks: number) => `${(stacks * perStack).toLocaleString("en")} resources`;
    const most = `${MANY_STACKS} stacks, ${amount(MANY_STACKS)}`;
    return [
      atMost(
        `growth: ${amount(few * GROWTH)} against ${amount(few)}`,
        runs.ratio("many", "few"),
        GROWTH,
        " times as long",
        times(runs.milliseconds("many"), runs.milliseconds("few")),
      ),
      atMost("memory, 15 stacks", runs.mebibytes("fifteen"), 115, " MiB", amount(15)),
      atMost(
        `memory, ${MANY_STACKS} stacks`,
        runs.mebibytes("most"),
        200,
        " MiB",
        `${most} in ${seconds(runs.milliseconds("most"))}`,
      ),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function resourcesIn(outdir: string): number {
  const [stack = ""] = readdirSync(join(outdir, "stacks"));
  return new SynthesizedStack(join(outdir, "stacks", stack)).resourceCount;
}
