import type { Aws } from "../aws";

/** What a block is written with, references resolved, by path: `name`, `tags.Name`. */
export type Values = Readonly<Record<string, string>>;

/** Something that runs. */
export interface Found {
  /** What `terraform import` takes for it. */
  readonly id: string;

  /** What other blocks refer to and the code does not say. @default - `id` alone */
  readonly attributes?: Values;
}

/** How resources of a type are found, and what an import wants of them. */
export interface Kind {
  /** The import id, for people. */
  readonly wants: string;

  /** What every import id of the type looks like. */
  readonly form: RegExp;

  /** Attributes without which nothing can be asked. */
  readonly by: readonly string[];

  /** Attributes that narrow it down where they are written. @default [] */
  readonly also?: readonly string[];

  /** Everything that fits. */
  readonly find: (aws: Aws, values: Values) => Promise<readonly Found[]>;
}

/** Names as nearly all services have them. */
export const NAME = /^[\w./#+=,@-]+$/;

/** The form of an ARN of a service. */
export function arnOf(service: string, resource = ""): RegExp {
  return new RegExp(`^arn:aws[\\w-]*:${service}:[\\w-]*:\\d*:${resource}.+$`);
}

/** What is found when there is something. */
export function found(id: string | undefined, attributes?: Values): Found[] {
  return id === undefined ? [] : [{ id, ...(attributes && { attributes }) }];
}
