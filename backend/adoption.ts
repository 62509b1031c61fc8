import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Ids = Readonly<Record<string, string>>;

/**
 * What of a stack ran before there was code for it.
 *
 * To be taken over: `stacks/<system>/adoption/<environment>.json`, Terraform address to import id. Taken over before: the same
 * files after `npm run adopt -- <stack> --retire`, in `retired/`. Nothing, where there are none.
 */
export function adoptionOf(system: string, environment: string): { ids: Ids; retired: string[] } {
  const folder = join("stacks", system, "adoption");
  const past = join(folder, "retired");
  const retired = (existsSync(past) ? readdirSync(past) : [])
    .filter((file) => file.startsWith(`${environment}-`) && file.endsWith(".json"))
    .flatMap((file) => Object.keys(idsIn(join(past, file))));
  return { ids: idsIn(join(folder, `${environment}.json`)), retired };
}

function idsIn(file: string): Ids {
  if (!existsSync(file)) return {};
  const ids = parsed(file);
  if (typeof ids !== "object" || ids === null || Array.isArray(ids)) {
    const given = Array.isArray(ids) ? "a list" : JSON.stringify(ids);
    throw new Error(
      `${file} must be an object of import ids by Terraform address, { "aws_lb.door": "arn:…" }, got ${given}`,
    );
  }
  const wrong = Object.entries(ids).filter(([, id]) => typeof id !== "string");
  if (wrong.length > 0) {
    const given = wrong.map(([address, id]) => `${JSON.stringify(id)} for ${address}`);
    throw new Error(`${file} must have a text as each import id, got ${given.join(", ")}`);
  }
  return ids as Ids;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`);
  }
}
