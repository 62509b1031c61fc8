import type { Change } from "../plan/change";
import type { Plan } from "../plan/plan";
import { isSame, LongNumber, Unknown, type Value } from "../plan/values";

/** A resource that goes, and one that looks like it and comes. */
export interface Rename {
  readonly gone: Change;
  readonly come: Change;

  /** Attributes that are the same. */
  readonly equal: number;

  /** Attributes that could be compared. */
  readonly compared: number;

  /** Names only one of them can have, in both. */
  readonly sharedNames: readonly string[];
}

/** Terraform's reasons for a destroy that a new address in the code would have. */
const REASONS = new Set([
  "delete_because_no_resource_config",
  "delete_because_no_module",
  "delete_because_each_key",
  "delete_because_count_index",
]);

/** Share of attributes that have to be the same. */
const ALIKE = 0.6;

/** Attributes that are other ones after a rename, or say nothing. */
const IGNORED = new Set(["id", "arn", "name", "name_prefix", "tags", "tags_all"]);

/** Names that are taken as long as the old one is there. */
const UNIQUE_NAMES = [
  "name",
  "bucket",
  "identifier",
  "cluster_identifier",
  "replication_group_id",
  "cluster_id",
  "function_name",
  "domain_name",
];

/** Pairs of one type beyond which nothing is compared: that many are no rename of a construct. */
const MAX_PAIRS = 10_000;

/** Finds resources that Terraform would destroy and make again because only their address in the code changed. */
export function findRenames({ changes }: Plan): Rename[] {
  const gone = changes.filter((change) => change.kind === "delete" && !change.deposed && isUnwanted(change));
  const types = new Set(gone.map(({ type }) => type));
  const come = changes.filter((change) => change.kind === "create" && types.has(change.type));
  return [...types].flatMap((type) =>
    pairs(
      gone.filter((change) => change.type === type),
      come.filter((change) => change.type === type),
    ),
  );
}

function isUnwanted({ mode, reason }: Change): boolean {
  return mode === "managed" && (reason === undefined || REASONS.has(reason));
}

function pairs(gone: readonly Change[], come: readonly Change[]): Rename[] {
  if (gone.length * come.length > MAX_PAIRS) return [];
  const candidates = gone
    .flatMap((from) => come.map((to) => compared(from, to)))
    .filter(({ equal, compared: all }) => equal > 0 && equal >= all * ALIKE)
    .sort(
      (a, b) => b.equal / b.compared - a.equal / a.compared || b.sharedNames.length - a.sharedNames.length,
    );
  const taken = new Set<Change>();
  return candidates.filter(({ gone: from, come: to }) => {
    if (taken.has(from) || taken.has(to)) return false;
    taken.add(from).add(to);
    return true;
  });
}

function compared(gone: Change, come: Change): Rename {
  const names = Object.keys(come.after).filter(
    (name) => !IGNORED.has(name) && isScalar(come.after[name]) && isScalar(gone.before[name]),
  );
  return {
    gone,
    come,
    equal: names.filter((name) => isSame(gone.before[name], come.after[name])).length,
    compared: names.length,
    sharedNames: UNIQUE_NAMES.filter(
      (name) => typeof gone.before[name] === "string" && gone.before[name] === come.after[name],
    ),
  };
}

/** Something known that is not null: what the code leaves out tells nothing. */
function isScalar(value: Value | undefined): boolean {
  if (value === null || value === undefined || value instanceof Unknown) return false;
  return typeof value !== "object" || value instanceof LongNumber;
}
