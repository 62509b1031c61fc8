import type { PlanJson, ResourceChange } from "../terraform/plan-json";
import { type Effect, effectOf, type PlanTotals, planTotals } from "./plan-totals";

/** What hurts most comes first. */
const EFFECTS: readonly Effect[] = ["destroy", "replace", "change", "forget", "import", "add"];

/** Resources of one type that the same happens to. */
export interface Group {
  readonly effect: Effect;

  /** Terraform's type in words: `security group`. */
  readonly type: string;

  /** What tells them apart inside the area, e.g. `private_a`; empty for the one that is named like the area. */
  readonly names: readonly string[];
}

/** A part of the architecture, as the code has it: a construct directly below the stack. */
export interface Area {
  readonly name: string;
  readonly count: number;
  readonly groups: readonly Group[];
}

export interface PlanSummary {
  readonly totals: PlanTotals;

  /** Largest first. */
  readonly areas: readonly Area[];
}

interface Item {
  readonly area: string;
  readonly effect: Effect;
  readonly type: string;
  readonly name: string;
}

/**
 * What a plan does, part by part.
 *
 * @param areas part of the architecture by address; the first word of the address where it is unknown
 */
export function summarizePlan(plan: PlanJson, areas: ReadonlyMap<string, string> = new Map()): PlanSummary {
  const items = plan.resource_changes.flatMap((change) => itemOf(change, areas));
  const byArea = [...grouped(items, ({ area }) => area)].map(([name, own]) => ({
    name,
    count: own.length,
    groups: groupsOf(own),
  }));
  byArea.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  return { totals: planTotals(plan), areas: byArea };
}

function itemOf(change: ResourceChange, areas: ReadonlyMap<string, string>): Item[] {
  const effect = effectOf(change);
  if (!effect) return [];
  const { address, type, name } = change;
  const bare = address.replace(/\[.*\]$/, "");
  const key = address.slice(bare.length);
  const area = areas.get(bare) || (name.split("_")[0] ?? name);
  const prefix = area.toLowerCase().replace(/[^a-z0-9]+/g, "_");
  const rest = name === prefix ? "" : name.startsWith(`${prefix}_`) ? name.slice(prefix.length + 1) : name;
  return [{ area, effect, type: inWords(type), name: `${rest}${key}` }];
}

function groupsOf(items: readonly Item[]): Group[] {
  const groups = [...grouped(items, ({ effect, type }) => `${effect} ${type}`).values()].flatMap((same) => {
    const [first] = same;
    return first
      ? [{ effect: first.effect, type: first.type, names: same.map(({ name }) => name).sort() }]
      : [];
  });
  return groups.sort(
    (a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || a.type.localeCompare(b.type),
  );
}

function grouped(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** `aws_vpc_security_group_ingress_rule` as people say it. */
function inWords(type: string): string {
  return type.replace(/^aws_/, "").replaceAll("_", " ");
}
