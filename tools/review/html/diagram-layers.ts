import type { Drawing } from "./diagram-boxes";

type Arrows = Drawing["arrows"];

/** One place in a column: a box, or where an arrow passes on its way to a later column. */
export interface Slot {
  /** Of the box. @default - no box: an arrow passes */
  readonly box?: string;
  readonly key: string;
}

export interface Layers {
  /** From what refers to what is referred to. */
  readonly columns: readonly (readonly Slot[])[];

  /** The slots an arrow runs through, its boxes first and last. */
  readonly routes: readonly (readonly string[])[];
}

/** Puts boxes in columns so that arrows run to the right, and orders each so that few of them cross. */
export function layersOf(ids: readonly string[], arrows: Arrows): Layers {
  const ranks = ranksOf(ids, arrows);
  const rank = (id: string) => ranks.get(id) ?? 0;
  const columns: Slot[][] = [];
  const put = (column: number, slot: Slot) => {
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(slot);
  };
  for (const id of ids) put(rank(id), { box: id, key: id });
  const routes = arrows.map(([from, to], i) => {
    // In a circle one of the arrows has to run back.
    const [start, end] = rank(from) <= rank(to) ? [from, to] : [to, from];
    const passed: string[] = [];
    for (let column = rank(start) + 1; column < rank(end); column++) {
      passed.push(`arrow ${i} ${column}`);
      put(column, { key: `arrow ${i} ${column}` });
    }
    const route = [start, ...passed, end];
    return start === from ? route : route.reverse();
  });
  return { columns: inOrder(columns, routes), routes };
}

/** How many boxes there are before each on the longest way to it. */
function ranksOf(ids: readonly string[], arrows: Arrows): ReadonlyMap<string, number> {
  const before = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const [from, to] of arrows) before.get(to)?.push(from);
  const ranks = new Map<string, number>();
  const onTheWay = new Set<string>();
  const rankOf = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    onTheWay.add(id);
    const ways = (before.get(id) ?? []).filter((one) => !onTheWay.has(one));
    const rank = Math.max(-1, ...ways.map(rankOf)) + 1;
    onTheWay.delete(id);
    ranks.set(id, rank);
    return rank;
  };
  for (const id of ids) rankOf(id);
  for (const id of ids) {
    const next = arrows.filter(([from]) => from === id).map(([, to]) => ranks.get(to) ?? 0);
    // Nothing is before it: it may as well stand right beside what it refers to.
    if (before.get(id)?.length === 0) ranks.set(id, Math.max(0, Math.min(...next) - 1));
  }
  return ranks;
}

/** Moves each slot to the middle of those it is tied to, a few times to and fro. */
function inOrder(columns: readonly Slot[][], routes: Layers["routes"]): Slot[][] {
  const tied = new Map<string, string[]>();
  const tie = (a: string, b: string) => tied.set(a, [...(tied.get(a) ?? []), b]);
  for (const route of routes) {
    for (const [i, key] of route.entries()) {
      const next = route[i + 1];
      if (next === undefined) continue;
      tie(key, next);
      tie(next, key);
    }
  }
  let ordered = columns.map((column) => [...column]);
  for (let round = 0; round < 6; round++) {
    const place = new Map(ordered.flatMap((column) => column.map(({ key }, i) => [key, i / column.length])));
    const middle = ({ key }: Slot) => {
      const others = tied.get(key) ?? [];
      const own = place.get(key) ?? 0;
      return others.reduce((sum, other) => sum + (place.get(other) ?? 0), own) / (others.length + 1);
    };
    ordered = ordered.map((column) =>
      column
        .map((slot) => ({ slot, at: middle(slot) }))
        .sort((a, b) => a.at - b.at)
        .map(({ slot }) => slot),
    );
  }
  return ordered;
}
