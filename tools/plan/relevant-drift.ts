import { type Change, readChange } from "./change";
import type { ChangeJson, PlanJson } from "./plan-json";

/**
 * What changed outside of Terraform and has a part in what is planned.
 *
 * Every refresh finds differences; Terraform itself says which attributes mattered, and shows only those.
 */
export function relevantDrift(
  { resource_drift: drift = [], relevant_attributes: relevant, resource_changes: changes = [] }: PlanJson,
  path: (address: string) => string | undefined,
): Change[] {
  const changed = new Set(
    changes.filter(({ change }) => change.actions.join() !== "no-op").map(({ address }) => address),
  );
  const named = relevant && new Map(relevant.map(({ resource }) => [resource, relevant]));
  return drift
    .map((entry, i) => ({ entry, pointer: `/resource_drift/${i}` }))
    .filter(
      ({ entry }) => !isEmptied(entry) && (changed.has(entry.address) || (named?.has(entry.address) ?? true)),
    )
    .map(({ entry, pointer }) => readChange(entry, pointer, path));
}

/** Whether nothing but null, empty text, empty lists and empty maps took each other's places. */
function isEmptied({ change: { before, after, actions } }: ChangeJson): boolean {
  return (
    actions.join() === "update" &&
    JSON.stringify(withoutEmpty(before)) === JSON.stringify(withoutEmpty(after))
  );
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty).filter((element) => element !== undefined);
  if (value === null || value === "") return undefined;
  if (typeof value !== "object") return value;
  const entries = Object.entries(value)
    .map(([name, own]) => [name, withoutEmpty(own)] as const)
    .filter(([, own]) => own !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) : undefined;
}
