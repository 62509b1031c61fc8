import { nearest } from "../terminal/nearest";
import { Problem } from "../terminal/problem";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { SynthesizedStacks } from "../terraform/synthesized-stacks";
import { findSettings } from "./find-settings";
import { choose, isSomebodyThere } from "./keyboard";
import type { Settings } from "./settings";

/** What a person said of where. */
export interface Where {
  /** @default - asked for */
  readonly system?: string;

  /** @default - asked for */
  readonly environment?: string;
}

/** The settings a person means; asks for what was not said. */
export async function chooseSettings(stacks: SynthesizedStacks, where: Where): Promise<Settings> {
  const told = stacks.all.filter(hasSettings);
  const systems = distinct(told.map(({ defaultTags }) => defaultTags["System"] ?? ""));
  const system = await chosen("system", systems, where.system);
  const ofSystem = told.filter(({ defaultTags }) => defaultTags["System"] === system);
  const environments = distinct(ofSystem.map(({ defaultTags }) => defaultTags["Environment"] ?? ""));
  const environment = await chosen("environment", environments, where.environment);
  return findSettings(stacks.get(`${system}-${environment}`));
}

function hasSettings(stack: SynthesizedStack): boolean {
  const { System, Environment } = stack.defaultTags;
  const { secrets, parameters } = findSettings(stack);
  return stack.name === `${System}-${Environment}` && secrets.length + parameters.length > 0;
}

async function chosen(what: string, names: readonly string[], given: string | undefined): Promise<string> {
  if (given !== undefined && names.includes(given)) return given;
  if (given === undefined && isSomebodyThere()) return choose(`Which ${what}?`, names);
  const meant = given === undefined ? undefined : nearest(given, names);
  throw new Problem(
    given === undefined
      ? `which ${what}? Add --${what} <name>`
      : `there is no ${what} '${given}' with settings${meant ? `; did you mean '${meant}'?` : ""}`,
    [`there ${names.length === 1 ? "is" : "are"} ${names.join(", ")}`],
  );
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
