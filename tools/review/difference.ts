import type { Change } from "../plan/change";
import { isSet } from "../plan/provider-schema";
import {
  type Attributes,
  documentOf,
  Hidden,
  isAttributes,
  isList,
  isSame,
  JsonText,
  ownValue,
  Unknown,
  type Value,
} from "../plan/values";
import { kept } from "./kept";

/** One value that is not the same on both sides. */
export interface Difference {
  /** From the resource down, e.g. `container_definitions[proxy].image`. */
  readonly path: string;

  /** @default - nothing is there */
  readonly before: Value | undefined;

  /** @default - nothing will be there */
  readonly after: Value | undefined;
}

/** Names that tell elements of a list apart, best first. */
const KEYS = ["name", "Name", "Sid", "key", "Key", "id", "containerPort", "sourceVolume", "priority"];

/**
 * What differs between the sides of a change.
 *
 * Order counts where AWS says so: elements of sets, of lists in JSON documents and of lists whose elements have names are
 * matched by content or name.
 */
export const differencesOf = kept(({ type, before, after }: Change): readonly Difference[] =>
  ofAttributes(before, after, { type, path: "", schemaPath: "", isDocument: false }),
);

interface Place {
  readonly type: string;
  readonly path: string;

  /** The path as the provider's schema has it: without keys. */
  readonly schemaPath: string;

  /** Inside of a JSON string. */
  readonly isDocument: boolean;
}

function ofValues(before: Value | undefined, after: Value | undefined, place: Place): Difference[] {
  return isAlike(before, after) ? [] : ofOthers(before, after, place);
}

/** Of values that are not alike. */
function ofOthers(before: Value | undefined, after: Value | undefined, place: Place): Difference[] {
  if (isText(before, after)) {
    return ofValues(documentOf(before), documentOf(after), { ...place, isDocument: true });
  }
  if (isAttributes(before) && isAttributes(after)) return ofAttributes(before, after, place);
  if (isList(before) && isList(after)) return ofLists(before, after, place);
  if (place.isDocument && isList(before) && isOne(after)) return ofLists(before, [after], place);
  if (place.isDocument && isOne(before) && isList(after)) return ofLists([before], after, place);
  return [{ path: place.path, before, after }];
}

function ofAttributes(before: Attributes, after: Attributes, place: Place): Difference[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !isAlike(ownValue(before, name), ownValue(after, name)))
    .flatMap((name) =>
      ofOthers(ownValue(before, name), ownValue(after, name), {
        ...place,
        path: place.path === "" ? name : `${place.path}.${name}`,
        schemaPath: place.schemaPath === "" ? name : `${place.schemaPath}.${name}`,
      }),
    );
}

function isAlike(before: Value | undefined, after: Value | undefined): boolean {
  return isSame(before, after) || (isNothing(before) && isNothing(after));
}

function ofLists(before: readonly Value[], after: readonly Value[], place: Place): Difference[] {
  const key = keyOf(before, after);
  if (key) return ofKeyed(before, after, key, place);
  const isUnordered = place.isDocument || isSet(place.type, place.schemaPath);
  if (!isUnordered && before.length === after.length) {
    return before.flatMap((value, i) => ofValues(value, after[i], { ...place, path: `${place.path}[${i}]` }));
  }
  const gone = without(before, after);
  const come = without(after, before);
  // One element for another, of which both have names for their parts: the parts are told.
  if (gone.length === 1 && come.length === 1 && isAttributes(gone[0]) && isAttributes(come[0])) {
    return ofAttributes(gone[0], come[0], { ...place, path: `${place.path}[]` });
  }
  return [
    ...gone.map((value) => ({ path: `${place.path}[]`, before: value, after: undefined })),
    ...come.map((value) => ({ path: `${place.path}[]`, before: undefined, after: value })),
  ];
}

function ofKeyed(before: readonly Value[], after: readonly Value[], key: string, place: Place): Difference[] {
  const a = byKey(before, key);
  const b = byKey(after, key);
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((name) =>
    ofValues(a.get(name), b.get(name), { ...place, path: `${place.path}[${name}]` }),
  );
}

/** A name that each element has, and no two elements of a side have alike. */
function keyOf(before: readonly Value[], after: readonly Value[]): string | undefined {
  if (before.length + after.length === 0) return undefined;
  return KEYS.find((key) => [before, after].every((side) => tellsApart(side, key)));
}

function tellsApart(values: readonly Value[], key: string): boolean {
  const [first] = values;
  // Seldom the key, which one look tells.
  if (first !== undefined && nameOf(first, key) === undefined) return false;
  return byKey(values, key).size === values.length;
}

function byKey(values: readonly Value[], key: string): Map<string, Value> {
  const named = new Map<string, Value>();
  for (const value of values) {
    const name = nameOf(value, key);
    if (name !== undefined) named.set(name, value);
  }
  return named;
}

function nameOf(value: Value, key: string): string | undefined {
  const name = isAttributes(value) ? value[key] : undefined;
  return typeof name === "string" || typeof name === "number" ? String(name) : undefined;
}

/** Elements of a list that another lacks; one that is there twice has to be there twice. */
function without(values: readonly Value[], others: readonly Value[]): Value[] {
  // Only those that are written alike are compared: a set may have thousands of elements.
  const left = new Map<string, Value[]>();
  for (const other of others) {
    const text = sortedText(other);
    const alike = left.get(text);
    if (alike) alike.push(other);
    else left.set(text, [other]);
  }
  return values.filter((value) => {
    const alike = left.get(sortedText(value)) ?? [];
    const found = alike.findIndex((other) => isSame(value, other));
    if (found < 0) return true;
    alike.splice(found, 1);
    return false;
  });
}

/** The same text for values that are the same; others may have it as well. */
function sortedText(given: Value | undefined): string {
  const value = documentOf(given);
  if (isList(value)) return `[${value.map(sortedText).join()}]`;
  if (!isAttributes(value)) return JSON.stringify(value) ?? "";
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  return `{${names
    .sort()
    .map((name) => `${name}:${sortedText(value[name])}`)
    .join()}}`;
}

function isText(before: Value | undefined, after: Value | undefined): boolean {
  const isDocument = (value: Value | undefined) => value instanceof JsonText;
  return (
    (isDocument(before) && isDocument(after)) ||
    (isDocument(before) && isNothing(after)) ||
    (isNothing(before) && isDocument(after))
  );
}

/** In a policy, one action is the same as a list of one. */
function isOne(value: Value | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** What providers write for one another: null, nothing, an empty list, an empty map, an empty text. */
function isNothing(value: Value | undefined): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (value instanceof Hidden || value instanceof Unknown) return false;
  if (isList(value)) return value.length === 0;
  return isAttributes(value) && Object.keys(value).length === 0;
}
