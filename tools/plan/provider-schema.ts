import hashicorpAws from "./hashicorp-aws-5.100.0.json";

/** Attributes of a resource type that a plan's JSON tells nothing about; list positions are left out of their paths. */
interface TypeSchema {
  /** Lists whose order means nothing. @default - none */
  readonly set?: readonly string[];

  /** @default - none */
  readonly sensitive?: readonly string[];

  /** Always null in a plan. @default - none */
  readonly writeOnly?: readonly string[];

  /** @default - none */
  readonly jsonString?: readonly string[];
}

const TYPES = hashicorpAws as Readonly<Record<string, TypeSchema>>;

/** Whether a list at this path is a set: the same elements in another order are no change. */
export function isSet(type: string, path: string): boolean {
  return TYPES[type]?.set?.includes(path) ?? false;
}

/** Whether the provider keeps the value at this path, or something above it, from being shown. */
export function isSensitive(type: string, path: string): boolean {
  return TYPES[type]?.sensitive?.some((own) => path === own || path.startsWith(`${own}.`)) ?? false;
}
