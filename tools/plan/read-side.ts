import { below, type Marks, ofElements } from "./marks";
import { parseJson } from "./parse-json";
import { Place } from "./place";
import { hasSecretName, hasSecretShape, isReference } from "./secret-looking";
import { type Attributes, Hidden, JsonText, LongNumber, UNKNOWN, type Value } from "./values";

/** Deeper than any resource of any provider; a plan that is deeper was made to hurt. */
const MAX_DEPTH = 100;

/** One sensitive variable marks the whole string, and would hide the image that a release changes. */
const READABLE_ALTHOUGH_SENSITIVE = "container_definitions";

/** The leaves of such a string that are shown all the same; of the others only whether they change. */
const READABLE_IN_SENSITIVE_JSON = new Set([
  "name",
  "image",
  "cpu",
  "memory",
  "memoryReservation",
  "essential",
  "containerPort",
  "hostPort",
  "protocol",
]);

/** Places of whole resources, by type. */
const RESOURCES = new Map<string, Place>();

/** Places of single values, by name. */
const SINGLE_VALUES = new Map<string, Place>();

/**
 * One side of a change, as far as it may be shown.
 *
 * @param marks what either side says is sensitive
 * @param unknown tree of `true` for what only the apply will tell
 * @throws RangeError when it is deeper than {@link MAX_DEPTH}
 */
export function readSide(type: string, raw: unknown, marks: Marks, unknown?: unknown): Attributes {
  const place = RESOURCES.get(type) ?? new Place(type, "", "");
  RESOURCES.set(type, place);
  const value = readValue(raw ?? {}, marks, unknown, place, 0);
  return typeof value === "object" && value !== null ? (value as Attributes) : {};
}

/** A single value that has a name and no resource, such as an output. */
export function readNamed(name: string, raw: unknown, marks: Marks, unknown?: unknown): Value {
  const place = SINGLE_VALUES.get(name) ?? new Place("", name, name);
  SINGLE_VALUES.set(name, place);
  return readValue(raw ?? null, marks, unknown, place, 0);
}

function readValue(raw: unknown, marks: Marks, unknown: unknown, place: Place, depth: number): Value {
  if (depth > MAX_DEPTH) throw new RangeError(`values more than ${MAX_DEPTH} levels deep`);
  if (unknown === true) return UNKNOWN;
  if (raw === null || raw === undefined) return readNothing(marks, unknown, place, depth);
  if (typeof raw === "string") return readText(raw, marks, place, depth);
  if (marks === true) return place.path === "" ? {} : new Hidden(raw, "marked sensitive");
  if (place.isSensitiveByType) return new Hidden(raw, "sensitive by its type");
  if (typeof raw === "boolean") return raw;
  if (typeof raw === "number" || raw instanceof LongNumber) return readNumber(raw, place);
  return Array.isArray(raw)
    ? readList(raw, marks, unknown, place, depth)
    : readObject(raw, marks, unknown, place, depth);
}

/** Terraform leaves out what it does not know: a map of which no entry is known is not there at all. */
function readNothing(marks: Marks, unknown: unknown, place: Place, depth: number): Value {
  if (!hasTrue(unknown)) return null;
  return readValue(Array.isArray(unknown) ? [] : {}, marks, unknown, place, depth);
}

function readNumber(raw: number | LongNumber, place: Place): Value {
  if (isHiddenInJson(place)) return new Hidden(raw, "marked sensitive");
  return place.hasSecretName ? new Hidden(raw, "looks like a secret") : raw;
}

function readText(text: string, marks: Marks, place: Place, depth: number): Value {
  const isMarked = marks === true;
  const isReadable = !isMarked || place.path === READABLE_ALTHOUGH_SENSITIVE;
  const document = isReadable && /^\s*[[{]/.test(text) ? parsed(text) : undefined;
  if (document !== undefined && !place.isSensitiveByType) {
    return new JsonText(readValue(document, undefined, undefined, place.inJson(isMarked), depth + 1));
  }
  if (isMarked) return new Hidden(text, "marked sensitive");
  if (place.isSensitiveByType) return new Hidden(text, "sensitive by its type");
  if (hasSecretShape(text, place.name)) return new Hidden(text, "looks like a secret");
  if (isHiddenInJson(place)) return new Hidden(text, "marked sensitive");
  if (place.hasSecretName && !isReference(text)) return new Hidden(text, "looks like a secret");
  return text;
}

function isHiddenInJson({ isInSensitiveJson, name }: Place): boolean {
  return isInSensitiveJson && !READABLE_IN_SENSITIVE_JSON.has(name);
}

function readList(
  raw: readonly unknown[],
  marks: Marks,
  unknown: unknown,
  place: Place,
  depth: number,
): Value {
  const unknowns: readonly unknown[] = Array.isArray(unknown) ? unknown : [];
  const elements = ofElements(marks);
  const read: Value[] = [];
  const length = Math.max(raw.length, unknowns.length);
  for (let i = 0; i < length; i += 1) read.push(readValue(raw[i], elements, unknowns[i], place, depth + 1));
  return read;
}

function readObject(given: object, marks: Marks, unknown: unknown, place: Place, depth: number): Value {
  const values = given as Readonly<Record<string, unknown>>;
  const unknowns = isObject(unknown) ? unknown : {};
  const read: Record<string, Value> = {};
  for (const name of namesOf(values, unknowns)) {
    const raw = Object.hasOwn(values, name) ? values[name] : undefined;
    const ownUnknown = unknowns[name];
    // Most attributes of most resources are null.
    const value =
      raw === null && ownUnknown === undefined
        ? null
        : readValue(raw, below(marks, name), ownUnknown, place.below(name), depth + 1);
    setOwn(read, name, value);
  }
  return isNamedSecret(values) ? withoutItsValue(read, values) : read;
}

/** Names of what is there, and of what only the apply will tell. */
function namesOf(
  values: Readonly<Record<string, unknown>>,
  unknowns: Readonly<Record<string, unknown>>,
): readonly string[] {
  const names = Object.keys(values);
  for (const name of Object.keys(unknowns)) {
    if (!Object.hasOwn(values, name) && hasTrue(unknowns[name])) names.push(name);
  }
  return names;
}

/** `{ name: "DB_PASSWORD", value: "…" }`: the name of the value is beside it. */
function isNamedSecret(values: Readonly<Record<string, unknown>>): boolean {
  const label = values["name"] ?? values["Name"] ?? values["key"] ?? values["Key"];
  return typeof label === "string" && hasSecretName(label);
}

function withoutItsValue(
  read: Readonly<Record<string, Value>>,
  values: Readonly<Record<string, unknown>>,
): Attributes {
  const entries = Object.entries(read).map(([name, value]): [string, Value] => {
    const isSecret = /^value$/i.test(name) && typeof value === "string" && !isReference(value);
    return [name, isSecret ? new Hidden(values[name], "looks like a secret") : value];
  });
  return Object.fromEntries(entries);
}

/** A plan may have an attribute `__proto__`, which assigning would not make one. */
function setOwn(object: Record<string, Value>, name: string, value: Value): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function hasTrue(unknown: unknown): boolean {
  if (unknown === true) return true;
  if (typeof unknown !== "object" || unknown === null) return false;
  return Object.values(unknown).some(hasTrue);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
