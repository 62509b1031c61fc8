import { isDeepStrictEqual } from "node:util";
import { type Change, readChange } from "./change";
import type { ChangeJson, PlanJson, SidesJson } from "./plan-json";

/**
 * What changed outside of Terraform and has a part in what is planned: attributes that what is planned depends on, by
 * Terraform's own account, and those it changes itself.
 *
 * Every refresh finds differences: right after an apply AWS tells what the apply could not know.
 */
export function relevantDrift(json: PlanJson, code: Parameters<typeof readChange>[2]): Change[] {
  const attributes = attributesWithAPart(json);
  return (json.resource_drift ?? []).flatMap((entry, i) => {
    const part = hasAddress(entry) ? partOf(entry, attributes) : undefined;
    return part ? [readChange(part, `/resource_drift/${i}`, code)] : [];
  });
}

/** Whether the plan says what has a part in it: an older Terraform does not, and a newer one leaves an empty list out. */
export function tellsRelevance({
  format_version: version,
  relevant_attributes: relevant,
}: PlanJson): boolean {
  return relevant !== undefined || !/^(0\.|1\.0$)/.test(version);
}

type Attributes = ReadonlySet<string> | "all";

/** Names of attributes by the address of their resource. */
function attributesWithAPart(json: PlanJson): (address: string) => Attributes {
  if (!tellsRelevance(json)) return () => "all";
  const names = new Map<string, Set<string>>();
  const whole = new Set<string>();
  for (const { resource, attribute } of json.relevant_attributes ?? []) {
    const [name] = attribute;
    if (typeof name === "string") named(names, resource).add(name);
    else whole.add(resource);
  }
  for (const { address, change } of json.resource_changes ?? []) {
    if (change.actions.join() === "no-op") continue;
    for (const name of changedNames(change)) named(names, address).add(name);
  }
  return (address) => (whole.has(address) ? "all" : (names.get(address) ?? new Set()));
}

function named(names: Map<string, Set<string>>, address: string): Set<string> {
  const known = names.get(address) ?? new Set();
  names.set(address, known);
  return known;
}

function changedNames({ before, after, after_unknown: unknown }: SidesJson): string[] {
  const [a, b] = [attributesOf(before), attributesOf(after)];
  const all = new Set([...Object.keys(a), ...Object.keys(b), ...Object.keys(attributesOf(unknown))]);
  return [...all].filter((name) => !isDeepStrictEqual(a[name], b[name]));
}

/** A change outside of Terraform with nothing but the attributes that have a part; nothing when none of them differs. */
function partOf(entry: ChangeJson, attributes: (address: string) => Attributes): ChangeJson | undefined {
  const names = attributes(entry.address);
  const { change } = entry;
  // It is gone: that has a part as soon as anything of it has.
  if (change.actions.join() === "delete") return names === "all" || names.size > 0 ? entry : undefined;
  const before = only(change.before, names);
  const after = only(change.after, names);
  const isSame = isDeepStrictEqual(withoutEmpty(before), withoutEmpty(after));
  return isSame ? undefined : { ...entry, change: { ...change, before, after } };
}

function only(side: unknown, names: Attributes): object {
  const attributes = attributesOf(side);
  if (names === "all") return attributes;
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.has(name)));
}

function attributesOf(side: unknown): Readonly<Record<string, unknown>> {
  return typeof side === "object" && side !== null ? (side as Readonly<Record<string, unknown>>) : {};
}

/** Terraform 1.0.0 says that something changed, and not where. */
export function hasAddress({ address }: Partial<ChangeJson>): boolean {
  return address !== undefined;
}

/** Null, empty text, empty lists and empty maps take each other's places on every refresh. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty).filter((element) => element !== undefined);
  if (value === null || value === "") return undefined;
  if (typeof value !== "object") return value;
  const entries = Object.entries(value)
    .map(([name, own]) => [name, withoutEmpty(own)] as const)
    .filter(([, own]) => own !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) : undefined;
}
