import { isDeepStrictEqual } from "node:util";

/** A value of an attribute, as far as it may be known and shown. */
export type Value =
  | null
  | boolean
  | number
  | string
  | LongNumber
  | Hidden
  | Unknown
  | JsonText
  | readonly Value[]
  | Attributes;

export interface Attributes {
  readonly [name: string]: Value | undefined;
}

/** Why a value is hidden, in words a reviewer reads. */
export type HiddenBecause = "marked sensitive" | "sensitive by its type" | "looks like a secret";

/** What stands for a value that is no plain JSON. */
abstract class Marker {}

/** A value that never leaves the reader: all that can be asked is whether it is the same as another. */
export class Hidden extends Marker {
  readonly because: HiddenBecause;
  readonly #value: unknown;

  constructor(value: unknown, because: HiddenBecause) {
    super();
    this.#value = value;
    this.because = because;
  }

  isSame(other: Hidden): boolean {
    return isDeepStrictEqual(this.#value, other.#value);
  }

  toJSON(): string {
    return "(sensitive)";
  }
}

/** A value that only the apply will tell. */
export class Unknown extends Marker {
  toJSON(): string {
    return "(known after apply)";
  }
}

export const UNKNOWN = new Unknown();

/** An attribute that is a string for Terraform and a JSON document for people: a policy, container definitions. */
export class JsonText extends Marker {
  readonly value: Value;

  constructor(value: Value) {
    super();
    this.value = value;
  }

  toJSON(): Value {
    return this.value;
  }
}

/** A number that JavaScript would round: more than 2^53, or more digits than a double has. */
export class LongNumber extends Marker {
  readonly digits: string;

  constructor(digits: string) {
    super();
    this.digits = digits;
  }

  toJSON(): string {
    return this.digits;
  }
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether it has attributes of its own: an object, and none of the markers. */
export function isAttributes(value: Value | undefined): value is Attributes {
  return typeof value === "object" && value !== null && !isList(value) && !(value instanceof Marker);
}

/** An attribute by a name that comes from a plan: a tag may be called `constructor`, which every object has. */
export function ownValue(attributes: Attributes, name: string): Value | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

/** The document in a JSON string; any other value as it is. */
export function documentOf(value: Value | undefined): Value | undefined {
  return value instanceof JsonText ? value.value : value;
}

/** Whether two values are the same; two unknown ones are not. */
export function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (a instanceof Hidden && b instanceof Hidden) return a.isSame(b);
  if (a instanceof JsonText && b instanceof JsonText) return isSame(a.value, b.value);
  if (a instanceof LongNumber && b instanceof LongNumber) return a.digits === b.digits;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((value, i) => isSame(value, b[i]));
  if (isAttributes(a) && isAttributes(b)) {
    return (
      Object.keys(a).every((name) => isSame(a[name], ownValue(b, name))) &&
      Object.keys(b).every((name) => Object.hasOwn(a, name) || b[name] === undefined)
    );
  }
  return false;
}

/** Whether there is something in it that only the apply will tell. */
export function hasUnknown(value: Value | undefined): boolean {
  if (value instanceof Unknown) return true;
  if (value instanceof JsonText) return hasUnknown(value.value);
  if (isList(value)) return value.some(hasUnknown);
  return isAttributes(value) && Object.values(value).some(hasUnknown);
}
