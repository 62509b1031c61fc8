import type { ReviewedChange } from "./review";

const UNKNOWN = "(known after apply)";

/**
 * Values that only the apply will tell, without those that any new resource gets: that an ARN is another one after a
 * replacement goes without saying.
 */
export function unknownValues(unknown: readonly string[], changes: readonly ReviewedChange[]): string[] {
  const ofNew = new Set(
    changes
      .filter(({ mark }) => mark === "±")
      .flatMap(({ address, differences }) =>
        differences
          .filter(({ after, replaces }) => after === UNKNOWN && !replaces)
          .map(({ path }) => `${address} ${path}`),
      ),
  );
  return unknown.filter((value) => !ofNew.has(value));
}
