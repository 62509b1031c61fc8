import { type Level, worst } from "../level";
import type { PlacedChange } from "./anchors";
import { segmentsOf } from "./name-of";

/** Changes to one part of the architecture. */
export interface Part {
  readonly name: string;
  readonly level: Level;
  readonly changes: readonly PlacedChange[];
}

/** Groups changes by the outermost construct they are in, in the order of the first of each. */
export function partsOf(changes: readonly PlacedChange[], stack: string): Part[] {
  const parts = new Map<string, PlacedChange[]>();
  for (const placed of changes) {
    const [name = ""] = segmentsOf(placed.change, stack);
    const part = parts.get(name);
    if (part) part.push(placed);
    else parts.set(name, [placed]);
  }
  return [...parts].map(([name, own]) => ({
    name,
    level: worst(own.map(({ change }) => change.level)),
    changes: own,
  }));
}
