import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What of a stack runs already and is to be taken over: `stacks/<system>/adoption/<environment>.json`, Terraform address
 * to import id. Nothing, where there is no such file.
 */
export function adoptionOf(system: string, environment: string): Readonly<Record<string, string>> {
  const file = join("stacks", system, "adoption", `${environment}.json`);
  if (!existsSync(file)) return {};
  const adoption = parsed(file);
  if (!isIdByAddress(adoption)) {
    throw new Error(
      `${file} must be an object of import ids by Terraform address: { "aws_lb.door": "arn:…" }`,
    );
  }
  return adoption;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`);
  }
}

function isIdByAddress(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((id) => typeof id === "string")
  );
}
