import { readFileSync, statSync } from "node:fs";
import { Problem } from "../terminal/problem";
import { decode } from "./decode";
import { parseJson } from "./parse-json";
import type { PlanJson } from "./plan-json";
import { shapeProblem } from "./plan-shape";

/** Bytes. 5,000 resources take some 20 MB. */
const MAX_SIZE = 50 * 1024 * 1024;

const HOW = "make one: terraform show -json plan > plan.json";

/** @throws Problem when there is no readable plan in the file */
export function loadPlan(file: string): PlanJson {
  let bytes: Buffer;
  try {
    const { size } = statSync(file);
    if (size > MAX_SIZE) {
      throw new Problem(`${file} has ${Math.round(size / 1024 / 1024)} MB; a plan may have 50 MB`, [
        "split the stack, or review with terraform show",
      ]);
    }
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${file} can't be read: ${(error as Error).message}`, [HOW]);
  }
  return parsePlan(decode(bytes), file);
}

/** @throws Problem when the text is not a plan this reader understands */
export function parsePlan(text: string, file: string): PlanJson {
  const json = parsed(text, file);
  if (typeof json !== "object" || json === null || !("format_version" in json)) {
    throw new Problem(`${file} is not a plan: it has no format_version`, [HOW]);
  }
  const version = String(json.format_version);
  if (!/^[01]\.\d+/.test(version)) {
    throw new Problem(`${file} has format_version ${version.slice(0, 20)}; 0.1 to 1.x can be read`, [
      "the Terraform that wrote it is newer than this reader: update this project",
    ]);
  }
  // What a program in between wrote as null is not there.
  const given = Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null));
  const problem = shapeProblem(given);
  if (problem) throw new Problem(`${file} is not a plan: ${problem}`, [HOW]);
  return { ...given, format_version: version } as PlanJson;
}

function parsed(text: string, file: string): unknown {
  try {
    return parseJson(text);
  } catch {
    const first = text.trimStart()[0];
    throw new Problem(`${file} is not a plan: it is not JSON`, [
      first !== undefined && first !== "{"
        ? "it has text before the JSON; a wrapper script may have put it there"
        : HOW,
    ]);
  }
}
