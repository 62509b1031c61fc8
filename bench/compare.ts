import type { Note } from "../tools/terminal/progress";
import { type Command, measure, type Run } from "./measure";

/** Runs of several commands, taken in turns: what else the machine did meanwhile, it did to all of them. */
export class Comparison<Name extends string> {
  private readonly runs: ReadonlyMap<Name, readonly Run[]>;

  constructor(runs: ReadonlyMap<Name, readonly Run[]>) {
    this.runs = runs;
  }

  milliseconds(name: Name): number {
    return median(this.of(name).map((run) => run.milliseconds));
  }

  mebibytes(name: Name): number {
    return median(this.of(name).map((run) => run.mebibytes));
  }

  /** How many times as long one takes as another: the median over the rounds. */
  ratio(name: Name, other: Name): number {
    const others = this.of(other);
    return median(this.of(name).map((run, round) => run.milliseconds / (others[round]?.milliseconds ?? 1)));
  }

  private of(name: Name): readonly Run[] {
    return this.runs.get(name) ?? [];
  }
}

/** Runs commands in turns: once to fill what caches there are, then as often as there are rounds. */
export async function compare<Name extends string>(
  commands: Readonly<Record<Name, Command>>,
  rounds: number,
  note: Note,
): Promise<Comparison<Name>> {
  const entries = Object.entries<Command>(commands) as [Name, Command][];
  const runs = new Map<Name, Run[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, command] of entries) {
      note(`${name}, ${round === 0 ? "warming up" : `round ${round} of ${rounds}`}`);
      await aMoment();
      const run = measure(command);
      if (round > 0) runs.get(name)?.push(run);
    }
  }
  return new Comparison(runs);
}

/** Lets signals and the progress line through: a measurement blocks them. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 10);
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
