/** Takes a value of unknown origin for what it should be. @throws WrongShape when it is something else */
export type Reader<T> = (value: unknown, path: string) => T;

/** Where a value is not what it should be, and what it should be there. */
export class WrongShape extends Error {
  constructor(path: string, expected: string) {
    super(`${path === "" ? "it" : path.slice(1)} is not ${expected}`);
    this.name = "WrongShape";
  }
}

export const text: Reader<string> = (value, path) => {
  if (typeof value !== "string") throw new WrongShape(path, "a text");
  return value;
};

export const number: Reader<number> = (value, path) => {
  if (typeof value !== "number") throw new WrongShape(path, "a number");
  return value;
};

export const flag: Reader<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw new WrongShape(path, "true or false");
  return value;
};

/** @param words each of them, so that the compiler misses the one that is forgotten here */
export function oneOf<T extends string>(words: Readonly<Record<T, true>>): Reader<T> {
  return (value, path) => {
    if (typeof value !== "string" || !Object.hasOwn(words, value)) {
      throw new WrongShape(path, `one of ${Object.keys(words).join(" ")}`);
    }
    return value as T;
  };
}

export function exactly<const T extends number | boolean>(constant: T): Reader<T> {
  return (value, path) => {
    if (value !== constant) throw new WrongShape(path, String(constant));
    return constant;
  };
}

export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, path) => (value === undefined ? undefined : reader(value, path));
}

export function list<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new WrongShape(path, "a list");
    return value.map((one, i) => item(one, `${path}[${i}]`));
  };
}

export function pair<T>(item: Reader<T>): Reader<readonly [T, T]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length !== 2) throw new WrongShape(path, "a pair");
    return [item(value[0], `${path}[0]`), item(value[1], `${path}[1]`)];
  };
}

/** @param fields all that are read; what else the object has is left out of the result */
export function object<T extends object>(
  fields: { readonly [Field in keyof T]-?: Reader<T[Field]> },
): Reader<T> {
  const readers = Object.entries(fields) as [string, Reader<unknown>][];
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new WrongShape(path, "an object");
    }
    const given = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      readers.map(([name, reader]) => [
        name,
        reader(Object.hasOwn(given, name) ? given[name] : undefined, `${path}.${name}`),
      ]),
    ) as T;
  };
}
