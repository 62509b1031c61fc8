import { type Level, worst } from "../level";
import type { PlacedChange } from "./anchors";
import { segmentsOf } from "./name-of";

/** A construct, and what changes in it. */
export interface Branch {
  readonly name: string;

  /** The worst of what changes in it. */
  readonly level: Level;

  /** Everything that changes in it, however deep. */
  readonly changes: readonly PlacedChange[];

  readonly branches: readonly Branch[];
  readonly leaves: readonly Leaf[];
}

/** A resource that changes. */
export interface Leaf {
  readonly name: string;
  readonly placed: PlacedChange;
}

interface Item {
  readonly segments: readonly string[];
  readonly placed: PlacedChange;
}

/** The constructs of a stack in which something changes. */
export function constructTree(changes: readonly PlacedChange[], stack: string): Branch {
  const items = changes.map((placed) => ({ segments: segmentsOf(placed.change, stack), placed }));
  return branchOf(stack, items, 0);
}

function branchOf(name: string, items: readonly Item[], depth: number): Branch {
  const inner = new Map<string, Item[]>();
  const leaves: Leaf[] = [];
  for (const item of items) {
    const segment = item.segments[depth] ?? "";
    const own = inner.get(segment);
    if (item.segments.length <= depth + 1) leaves.push({ name: segment, placed: item.placed });
    else if (own) own.push(item);
    else inner.set(segment, [item]);
  }
  const branches = [...inner].map(([segment, own]) => branchOf(segment, own, depth + 1)).map(withoutChain);
  return {
    name,
    level: worst(items.map(({ placed }) => placed.change.level)),
    changes: items.map(({ placed }) => placed),
    branches,
    leaves,
  };
}

/** A construct with nothing in it but another one is told together with it. */
function withoutChain(branch: Branch): Branch {
  const [only, ...others] = branch.branches;
  if (!only || others.length > 0 || branch.leaves.length > 0) return branch;
  return { ...only, name: `${branch.name}/${only.name}` };
}
