/** Attributes of a resource type that a plan's JSON tells nothing about; list positions are left out of their paths. */
export interface TypePaths {
  /** Lists whose order means nothing. @default - none */
  readonly set?: readonly string[];

  /** @default - none */
  readonly sensitive?: readonly string[];
}

/** A resource's schema as `terraform providers schema -json` has it: the part that is read here. */
export interface Block {
  /** @default - none */
  readonly attributes?: Readonly<Record<string, Attribute>>;

  /** @default - none */
  readonly block_types?: Readonly<Record<string, { readonly nesting_mode: string; readonly block: Block }>>;
}

interface Attribute {
  /** `"string"`, `["set", "string"]`, `["list", ["object", {…}]]`. @default - has a nested type */
  readonly type?: unknown;

  /** @default - has a type */
  readonly nested_type?: Block & { readonly nesting_mode: string };

  /** @default - it is not */
  readonly sensitive?: boolean;
}

type Kind = "set" | "sensitive";

/** The paths of sets and of sensitive values in a resource type. */
export function pathsOf(block: Block): TypePaths {
  const found = inBlock(block, []);
  const paths = (kind: Kind) => found.filter((one) => one.kind === kind).map(({ path }) => path.join("."));
  const set = [...new Set(paths("set"))].sort();
  const sensitive = [...new Set(paths("sensitive"))].sort();
  return { ...(set.length > 0 && { set }), ...(sensitive.length > 0 && { sensitive }) };
}

interface Found {
  readonly kind: Kind;
  readonly path: readonly string[];
}

function inBlock({ attributes = {}, block_types: blocks = {} }: Block, path: readonly string[]): Found[] {
  return [
    ...Object.entries(attributes).flatMap(([name, attribute]) => inAttribute(attribute, [...path, name])),
    ...Object.entries(blocks).flatMap(([name, { nesting_mode: mode, block }]) => [
      ...(mode === "set" ? [{ kind: "set" as const, path: [...path, name] }] : []),
      ...inBlock(block, [...path, name]),
    ]),
  ];
}

function inAttribute({ type, nested_type: nested, sensitive }: Attribute, path: readonly string[]): Found[] {
  return [
    ...(sensitive ? [{ kind: "sensitive" as const, path }] : []),
    ...inType(type, path),
    ...(nested?.nesting_mode === "set" ? [{ kind: "set" as const, path }] : []),
    ...(nested ? inBlock(nested, path) : []),
  ];
}

function inType(type: unknown, path: readonly string[]): Found[] {
  if (!Array.isArray(type)) return [];
  const [collection, element] = type as [string, unknown];
  if (collection === "object") {
    return Object.entries(element as object).flatMap(([name, own]) => inType(own, [...path, name]));
  }
  return [...(collection === "set" ? [{ kind: "set" as const, path }] : []), ...inType(element, path)];
}
