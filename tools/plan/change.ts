import { below, type Marks, mergeMarks } from "./marks";
import type { ChangeJson } from "./plan-json";
import { readSide } from "./read-side";
import type { SynthesizedResource } from "./synthesis";
import { type Attributes, Unknown } from "./values";

/** What happens to a resource. `other` is an action this reader does not know. */
export type Kind = "none" | "create" | "read" | "update" | "replace" | "delete" | "forget" | "other";

/** Which half of a replacement comes first. */
export type Order = "create-first" | "delete-first";

/** What a plan does to one resource: nothing in it is secret. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly mode: "managed" | "data";
  readonly kind: Kind;

  /** As Terraform lists them. */
  readonly actions: readonly string[];

  /** Of a replacement. @default - it is none */
  readonly order: Order | undefined;

  /** Where the code made it, e.g. `mao-prod/database/instance`. @default - not synthesized by cdktf */
  readonly path: string | undefined;

  /** Address it moves from. @default - it stays */
  readonly movedFrom: string | undefined;

  /** Id of what is imported; empty when that is not known yet. @default - nothing is imported */
  readonly importId: string | undefined;

  /** Key of what is left of an earlier replacement. @default - the current object */
  readonly deposed: string | undefined;

  /** Terraform's reason for it. @default - none given */
  readonly reason: string | undefined;

  /** Attributes that force the replacement, without positions. */
  readonly replacedBy: readonly string[];

  /** Empty when nothing is there. */
  readonly before: Attributes;

  /** Empty when nothing will be there. */
  readonly after: Attributes;

  /** Policy documents as the code has them, with references, where only the apply will tell what is after. */
  readonly written: Attributes;

  /** JSON pointer into the plan. */
  readonly pointer: string;
}

/** @param code what is synthesized for an address */
export function readChange(
  json: ChangeJson,
  pointer: string,
  code: (address: string) => SynthesizedResource | undefined,
): Change {
  const { address, type, change, previous_address: previous } = json;
  const marks = mergeMarks(change.before_sensitive, change.after_sensitive);
  const after = readSide(type, change.after, marks, change.after_unknown);
  const synthesized = code(address);
  return {
    address,
    type,
    name: json.name,
    mode: json.mode,
    actions: change.actions,
    kind: kindOf(change.actions),
    order: orderOf(change.actions),
    path: synthesized?.path,
    movedFrom: previous !== undefined && previous !== address ? previous : undefined,
    importId: change.importing ? (change.importing.id ?? "") : undefined,
    deposed: json.deposed,
    reason: json.action_reason,
    replacedBy: [...new Set((change.replace_paths ?? []).map(namesOf).filter((name) => name !== ""))],
    before: readSide(type, change.before, marks),
    after,
    written: onlyUnknown(synthesized?.policies ?? {}, after, marks),
    pointer,
  };
}

/** Documents of which the plan says neither what they are nor that they are sensitive. */
function onlyUnknown(policies: Attributes, after: Attributes, marks: Marks): Attributes {
  const unknown = Object.entries(policies).filter(
    ([name]) => after[name] instanceof Unknown && below(marks, name) === undefined,
  );
  return Object.fromEntries(unknown);
}

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["no-op", "none"],
  ["create", "create"],
  ["read", "read"],
  ["update", "update"],
  ["delete", "delete"],
  ["forget", "forget"],
  ["delete,create", "replace"],
  ["create,delete", "replace"],
  // A new one is made, and the old one is left to itself.
  ["create,forget", "create"],
  ["forget,create", "create"],
]);

function kindOf(actions: readonly string[]): Kind {
  return KINDS.get(actions.join()) ?? "other";
}

function orderOf(actions: readonly string[]): Order | undefined {
  if (kindOf(actions) !== "replace") return undefined;
  return actions[0] === "create" ? "create-first" : "delete-first";
}

/** Leading names of a path: the step of a set is the element itself, which may hold secrets. */
function namesOf(steps: readonly unknown[]): string {
  const end = steps.findIndex((step) => typeof step !== "string" && typeof step !== "number");
  const known = end < 0 ? steps : steps.slice(0, end);
  return known.filter((step) => typeof step === "string").join(".");
}

/** Whether the resource, as it is now, goes away. */
export function destroys({ mode, actions }: Change): boolean {
  return mode === "managed" && actions.includes("delete");
}

/** Whether it goes away and nothing takes its place. */
export function removes(change: Change): boolean {
  return change.kind === "delete";
}

/** Whether Terraform has something to do, or to note down. */
export function isReal({ mode, kind, movedFrom, importId }: Change): boolean {
  return mode === "managed" && (kind !== "none" || movedFrom !== undefined || importId !== undefined);
}
