import { resolve } from "node:path";
import type { Note } from "../tools/terminal/progress";
import { compare } from "./compare";
import { atMost, type Row, times } from "./row";
import { installTemplate, templateTests } from "./template";

/** How long the unit tests take, beside the same tests under the template's ts-jest. */
export async function benchUnitTests(rounds: number, note: Note): Promise<Row[]> {
  installTemplate(note);
  const jest = resolve("node_modules/jest/bin/jest.js");
  const commands = { ours: { args: [process.execPath, jest] }, "ts-jest": templateTests() };
  const runs = await compare(commands, rounds, note);
  const detail = times(runs.milliseconds("ours"), runs.milliseconds("ts-jest"));
  return [
    atMost("unit tests: of the time they take with ts-jest", runs.ratio("ours", "ts-jest"), 0.3, "", detail),
  ];
}
