import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Note } from "../tools/terminal/progress";
import { compare } from "./compare";
import { type Command, measure, node } from "./measure";
import { atLeast, atMost, figure, type Row, seconds, shown, times } from "./row";
import { installTemplate, templateSynth } from "./template";

/** Goals by the number of stacks. */
const GOALS = [
  { stacks: 1, timesAsFast: 18, timesTheFloor: 3.5 },
  { stacks: 15, timesAsFast: 7, timesTheFloor: 11 },
];

/** A source file that is written for a moment: another content each time, so that everything is compiled again. */
const EDITED_FILE = join("bench", "edited.ts");

/** Synthesizes the app of bench/app.ts, as `npm run synth` does main.ts. */
export function synth(stacks: number, outdir: string): Command {
  mkdirSync(outdir, { recursive: true });
  return {
    args: node("tools/run.cjs", "bench/app"),
    env: { BENCH_STACKS: String(stacks), CDKTF_OUTDIR: outdir },
  };
}

/** How long a synthesis takes from cold, beside the template's and beside the least it could take. */
export async function benchSynthesis(rounds: number, note: Note): Promise<Row[]> {
  installTemplate(note);
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const rows: Row[] = [];
  try {
    for (const { stacks, timesAsFast, timesTheFloor } of GOALS) {
      const outdir = join(directory, String(stacks));
      packed(synth(stacks, outdir));
      const commands = {
        ours: synth(stacks, outdir),
        floor: { args: node("bench/floor.cjs", join(outdir, "stacks"), join(directory, "floor")) },
        "cdktf synth": templateSynth(stacks),
      };
      const runs = await compare(commands, rounds, note);
      const name = `synthesis, ${stacks} ${stacks === 1 ? "stack" : "stacks"}`;
      rows.push(
        atLeast(
          `${name}: quicker than the template's`,
          runs.ratio("cdktf synth", "ours"),
          timesAsFast,
          " times",
          times(runs.milliseconds("cdktf synth"), runs.milliseconds("ours")),
        ),
        atMost(
          `${name}: of starting Node and writing as much`,
          runs.ratio("ours", "floor"),
          timesTheFloor,
          " times",
          times(runs.milliseconds("ours"), runs.milliseconds("floor")),
        ),
      );
    }
    rows.push(...(await benchAround(join(directory, "around"), rounds, note)));
    return rows;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The first run of a build compiles and packs it, the second notes V8's machine code. */
function packed(command: Command): void {
  measure(command);
  measure(command);
}

/** What a person waits for besides: the compiler after an edit, and npm. */
async function benchAround(outdir: string, rounds: number, note: Note): Promise<Row[]> {
  const unchanged = synth(1, outdir);
  const npm = ["npm", "run", "--silent", "synth"];
  const commands = {
    "npm run synth": { args: npm, env: { CDKTF_OUTDIR: outdir } },
    "node tools/run.cjs main": { args: node("tools/run.cjs", "main"), env: { CDKTF_OUTDIR: outdir } },
  };
  const started = await compare(commands, rounds, note);
  try {
    const edited = { ...unchanged, before: edit };
    // The template's has no build to throw away: it checks and compiles everything each time.
    const runs = await compare({ "cdktf synth": templateSynth(1), "after an edit": edited }, rounds, note);
    const ratio = runs.ratio("cdktf synth", "after an edit");
    const both = times(runs.milliseconds("cdktf synth"), runs.milliseconds("after an edit"));
    const ours = started.milliseconds("npm run synth");
    const theirs = started.milliseconds("node tools/run.cjs main");
    return [
      figure(
        "synthesis, 1 stack, after an edit (types checked, all compiled)",
        `${shown(ratio)} times as fast (${both})`,
      ),
      figure("npm run synth: of that, npm itself", `${seconds(ours - theirs)} of ${seconds(ours)}`),
    ];
  } finally {
    rmSync(EDITED_FILE, { force: true });
  }
}

function edit(): void {
  writeFileSync(EDITED_FILE, `export const EDITED = ${Date.now()};\n`);
}
