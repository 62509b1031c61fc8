/**
 * Computes something of an object once, and keeps it as long as the object is there: every rule looks at every change, and
 * some at all the others as well.
 */
export function kept<Of extends object, Result>(compute: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, Result>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined || known.has(of)) return before as Result;
    const result = compute(of);
    known.set(of, result);
    return result;
  };
}
