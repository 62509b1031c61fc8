import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Note } from "../tools/terminal/progress";
import { compare } from "./compare";
import { type Command, node } from "./measure";
import { writePlan } from "./review-plan";
import { atMost, figure, type Row, seconds, times } from "./row";

const FEW = 500;
const MANY = 5_000;

/** How long a review takes beside only parsing its plan, and how time and memory grow with the resources. */
export async function benchReview(rounds: number, note: Note): Promise<Row[]> {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const [few, many] = [FEW, MANY].map((resources) => {
      const file = join(directory, `${resources}.json`);
      writePlan(file, resources);
      return file;
    }) as [string, string];
    const commands = {
      parse: { args: node("bench/parse.cjs", many) },
      few: review(few),
      many: review(many),
      page: review(many, "html"),
    };
    const runs = await compare(commands, rounds, note);
    const amount = `${MANY.toLocaleString("en")} resources, ${Math.round(statSync(many).size / 1024 / 1024)} MB`;
    return [
      atMost(
        `review, ${amount}: of starting Node and JSON.parse`,
        runs.ratio("many", "parse"),
        6,
        " times",
        times(runs.milliseconds("many"), runs.milliseconds("parse")),
      ),
      atMost(
        `review: ${MANY.toLocaleString("en")} resources against ${FEW}`,
        runs.ratio("many", "few"),
        12,
        " times as long",
        times(runs.milliseconds("many"), runs.milliseconds("few")),
      ),
      figure(
        "review: memory",
        `${runs.mebibytes("many").toFixed(0)} MiB (parsing alone ${runs.mebibytes("parse").toFixed(0)} MiB)`,
      ),
      figure("review: with the HTML page as well", seconds(runs.milliseconds("page"))),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** @param forms besides JSON and Markdown */
function review(file: string, ...forms: readonly string[]): Command {
  return { args: node("tools/run.cjs", "bench/review-work", file, ...forms) };
}
