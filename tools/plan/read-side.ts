import { below, type Marks, ofElements } from "./marks";
import { parseJson } from "./parse-json";
import { isSensitive } from "./provider-schema";
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

/** Where in a resource a value is. */
interface Place {
  readonly type: string;

  /** Names from the resource down, without positions. */
  readonly path: string;

  /** The last name. */
  readonly name: string;

  readonly depth: number;

  /** Inside of a JSON string of which some part is sensitive. */
  readonly isSensitiveJson: boolean;
}

/**
 * One side of a change, as far as it may be shown.
 *
 * @param marks what either side says is sensitive
 * @param unknown tree of `true` for what only the apply will tell
 * @throws RangeError when it is deeper than {@link MAX_DEPTH}
 */
export function readSide(type: string, raw: unknown, marks: Marks, unknown?: unknown): Attributes {
  const place = { type, path: "", name: "", depth: 0, isSensitiveJson: false };
  const value = readValue(raw ?? {}, marks, unknown, place);
  return typeof value === "object" && value !== null ? (value as Attributes) : {};
}

/** A single value that has a name and no resource, such as an output. */
export function readNamed(name: string, raw: unknown, marks: Marks, unknown?: unknown): Value {
  return readValue(raw ?? null, marks, unknown, {
    type: "",
    path: name,
    name,
    depth: 0,
    isSensitiveJson: false,
  });
}

function readValue(raw: unknown, marks: Marks, unknown: unknown, place: Place): Value {
  if (place.depth > MAX_DEPTH) throw new RangeError(`values more than ${MAX_DEPTH} levels deep`);
  if (unknown === true) return UNKNOWN;
  if (raw === null || raw === undefined) return readNothing(marks, unknown, place);
  if (typeof raw === "string") return readText(raw, marks, place);
  if (marks === true) return place.path === "" ? {} : new Hidden(raw, "marked sensitive");
  if (isSensitive(place.type, place.path)) return new Hidden(raw, "sensitive by its type");
  if (typeof raw === "boolean") return raw;
  if (typeof raw === "number" || raw instanceof LongNumber) return readNumber(raw, place);
  return Array.isArray(raw) ? readList(raw, marks, unknown, place) : readObject(raw, marks, unknown, place);
}

/** Terraform leaves out what it does not know: a map of which no entry is known is not there at all. */
function readNothing(marks: Marks, unknown: unknown, place: Place): Value {
  return hasTrue(unknown) ? readValue(Array.isArray(unknown) ? [] : {}, marks, unknown, place) : null;
}

function readNumber(raw: number | LongNumber, place: Place): Value {
  if (place.isSensitiveJson && !READABLE_IN_SENSITIVE_JSON.has(place.name)) {
    return new Hidden(raw, "marked sensitive");
  }
  return hasSecretName(place.name) ? new Hidden(raw, "looks like a secret") : raw;
}

function readText(text: string, marks: Marks, place: Place): Value {
  const isMarked = marks === true;
  const isReadable = !isMarked || place.path === READABLE_ALTHOUGH_SENSITIVE;
  const document = isReadable && /^\s*[[{]/.test(text) ? parsed(text) : undefined;
  if (document !== undefined && !isSensitive(place.type, place.path)) {
    const isSensitiveJson = place.isSensitiveJson || isMarked;
    const inside = { ...place, type: "", depth: place.depth + 1, isSensitiveJson };
    return new JsonText(readValue(document, undefined, undefined, inside));
  }
  if (isMarked) return new Hidden(text, "marked sensitive");
  if (isSensitive(place.type, place.path)) return new Hidden(text, "sensitive by its type");
  if (hasSecretShape(text, place.name)) return new Hidden(text, "looks like a secret");
  if (place.isSensitiveJson && !READABLE_IN_SENSITIVE_JSON.has(place.name)) {
    return new Hidden(text, "marked sensitive");
  }
  if (hasSecretName(place.name) && !isReference(text)) return new Hidden(text, "looks like a secret");
  return text;
}

function readList(raw: readonly unknown[], marks: Marks, unknown: unknown, place: Place): Value {
  const unknowns = Array.isArray(unknown) ? unknown : [];
  const length = Math.max(raw.length, unknowns.length);
  const elements = ofElements(marks);
  const inside = { ...place, depth: place.depth + 1 };
  return Array.from({ length }, (_, i) => readValue(raw[i], elements, unknowns[i], inside));
}

function readObject(given: object, marks: Marks, unknown: unknown, place: Place): Value {
  const values = given as Readonly<Record<string, unknown>>;
  const unknowns = isObject(unknown) ? unknown : {};
  const names = new Set([
    ...Object.keys(values),
    ...Object.keys(unknowns).filter((name) => hasTrue(unknowns[name])),
  ]);
  // `{ name: "DB_PASSWORD", value: "…" }`: the name of the value is beside it.
  const label = values["name"] ?? values["Name"] ?? values["key"] ?? values["Key"];
  const isNamedSecret = typeof label === "string" && hasSecretName(label);
  return Object.fromEntries(
    [...names].map((name) => {
      const raw = Object.hasOwn(values, name) ? values[name] : undefined;
      // Most attributes of most resources are null.
      if (raw === null && unknowns[name] === undefined) return [name, null];
      const path = place.path === "" ? name : `${place.path}.${name}`;
      const inside = { ...place, path, name, depth: place.depth + 1 };
      const value = readValue(raw, below(marks, name), unknowns[name], inside);
      const isSecret =
        isNamedSecret && /^value$/i.test(name) && typeof value === "string" && !isReference(value);
      return [name, isSecret ? new Hidden(raw, "looks like a secret") : value];
    }),
  );
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
