import hashicorpAws from "./hashicorp-aws-5.100.0.json";
import type { TypePaths } from "./schema-paths";

/** Written by `__tests__/e2e/provider-schema.test.ts` from the provider's own schema. */
const TYPES = hashicorpAws as Readonly<Record<string, TypePaths>>;

/** Whether a list at this path is a set: the same elements in another order are no change. */
export function isSet(type: string, path: string): boolean {
  return schemaOf(type)?.set?.includes(path) ?? false;
}

/** Whether the provider keeps the value at this path, or something above it, from being shown. */
export function isSensitive(type: string, path: string): boolean {
  return schemaOf(type)?.sensitive?.some((own) => path === own || path.startsWith(`${own}.`)) ?? false;
}

function schemaOf(type: string): TypePaths | undefined {
  return type !== "" && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}
