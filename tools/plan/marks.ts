/** A tree of `true` beside a value: what is true covers everything below. */
export type Marks = true | MarkedList | MarkedAttributes | undefined;

/** All elements of a list: a mark on one of them counts for each. */
interface MarkedList {
  readonly each: Marks;
}

interface MarkedAttributes {
  readonly of: ReadonlyMap<string, Marks>;
}

/**
 * Marks of both sides of a change taken together.
 *
 * A value that is secret on one side is on the other. Elements of a list may have another position there, or have lost
 * their mark when it moved, so that a mark inside of one element goes for all.
 */
export function mergeMarks(...sides: readonly unknown[]): Marks {
  return sides.map(marksOf).reduce<Marks>(union, undefined);
}

/** Marks of an attribute. */
export function below(marks: Marks, name: string): Marks {
  if (marks === true || marks === undefined) return marks;
  return "of" in marks ? marks.of.get(name) : marks.each;
}

/** Marks of the elements of a list. */
export function ofElements(marks: Marks): Marks {
  if (marks === true || marks === undefined) return marks;
  return "each" in marks ? marks.each : undefined;
}

function marksOf(raw: unknown): Marks {
  if (raw === true) return true;
  if (typeof raw !== "object" || raw === null) return undefined;
  if (Array.isArray(raw)) {
    const each = raw.map(marksOf).reduce<Marks>(union, undefined);
    return each && { each };
  }
  const marked = Object.entries(raw).flatMap(([name, value]): [string, Marks][] => {
    const marks = marksOf(value);
    return marks ? [[name, marks]] : [];
  });
  return marked.length > 0 ? { of: new Map(marked) } : undefined;
}

function union(a: Marks, b: Marks): Marks {
  if (a === true || b === true) return true;
  if (!a || !b) return a ?? b;
  if ("each" in a && "each" in b) return { each: union(a.each, b.each) };
  // One side has another shape altogether: nothing of it is shown.
  if ("each" in a || "each" in b) return true;
  const names = new Set([...a.of.keys(), ...b.of.keys()]);
  return { of: new Map([...names].map((name) => [name, union(a.of.get(name), b.of.get(name))])) };
}
