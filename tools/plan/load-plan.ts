import { readFileSync, statSync } from "node:fs";
import { Problem } from "../terminal/problem";
import { decode } from "./decode";
import { parseJson } from "./parse-json";
import type { PlanJson } from "./plan-json";

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
  const problem = shapeProblem(json as Readonly<Record<string, unknown>>);
  if (problem) throw new Problem(`${file} is not a plan: ${problem}`, [HOW]);
  return { ...json, format_version: version } as PlanJson;
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

/** What is not as Terraform writes it, in the parts that are read. */
function shapeProblem(json: Readonly<Record<string, unknown>>): string | undefined {
  if ("values" in json && !("resource_changes" in json) && !("planned_values" in json)) {
    return "it is a state; a plan is asked for";
  }
  for (const list of ["resource_changes", "resource_drift"]) {
    const entries = json[list] ?? [];
    if (!Array.isArray(entries)) return `${list} is not a list`;
    const wrong = entries.findIndex((entry) => !isChange(entry));
    if (wrong >= 0) return `${list}[${wrong}] has no address, type or list of actions`;
  }
  return undefined;
}

function isChange(entry: unknown): boolean {
  if (typeof entry !== "object" || entry === null) return false;
  const { address, type, change } = entry as {
    address?: unknown;
    type?: unknown;
    change?: { actions?: unknown };
  };
  return (
    typeof address === "string" &&
    typeof type === "string" &&
    Array.isArray(change?.actions) &&
    change.actions.every((action) => typeof action === "string")
  );
}
