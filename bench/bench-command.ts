import { loadavg } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { type Note, Progress } from "../tools/terminal/progress";
import { benchGrowth } from "./growth";
import { benchReview } from "./review";
import type { Row } from "./row";
import { benchSynthesis } from "./synthesis";
import { table } from "./table";
import { benchUnitTests } from "./unit-tests";
import { benchValidation } from "./validation";

type Part = (rounds: number, note: Note) => Promise<Row[]>;

/** What can be measured, and how often that is done. */
const PARTS: Readonly<Record<string, { readonly measure: Part; readonly rounds: number }>> = {
  synthesis: { measure: benchSynthesis, rounds: 7 },
  growth: { measure: benchGrowth, rounds: 5 },
  tests: { measure: benchUnitTests, rounds: 5 },
  validation: { measure: benchValidation, rounds: 5 },
  review: { measure: benchReview, rounds: 5 },
};

const QUICK_ROUNDS = 1;

interface Options {
  /** @default - several rounds of each */
  readonly quick?: true;

  /** @default - goals that are missed are only shown */
  readonly check?: true;
}

/**
 * `npm run bench`
 *
 * @param args what was typed after the program's name
 * @returns exit code
 */
export async function benchCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const command = new Command("npm run bench --")
    .description("Measures what this project promises about speed and memory, as ratios from one run.")
    .argument("[part...]", `what to measure: ${Object.keys(PARTS).join(", ")}`, part, [])
    .option("--quick", "one round of everything: a rough idea in a few minutes")
    .option("--check", "exit code 1 when a goal is missed")
    .parse([...args], { from: "user" });
  const { quick, check } = command.opts<Options>();
  const [chosen = []] = command.processedArgs as [string[]];
  const names = chosen.length > 0 ? chosen : Object.keys(PARTS);
  const progress = new Progress();
  const load = loadavg();
  const rows: Row[] = [];
  for (const name of names) {
    const found = PARTS[name];
    if (!found) continue;
    signal.throwIfAborted();
    const rounds = quick ? QUICK_ROUNDS : found.rounds;
    rows.push(...(await progress.step(name, (note) => found.measure(rounds, note))));
  }
  console.log(`\n${table(rows)}`);
  console.log(
    `Whole processes, run in turns; medians. Node ${process.version}, ` +
      `load of the machine ${load[0]?.toFixed(1)} before and ${loadavg()[0]?.toFixed(1)} after.`,
  );
  return check && rows.some(({ goal }) => goal?.met === false) ? 1 : 0;
}

function part(name: string, before: readonly string[]): string[] {
  if (!(name in PARTS)) throw new InvalidArgumentError(`there is no part '${name}'.`);
  return [...before, name];
}
