/**
 * How much it hurts, worst last.
 *
 * - `safe`: adds something, or changes what nobody notices
 * - `routine`: happens on every release
 * - `review`: somebody who knows has to look; what can't be told beforehand is here
 * - `cost`: the bill rises
 * - `exposure`: access is widened, or a guard removed
 * - `outage`: users notice, or the apply stops half-way
 * - `data-loss`: applying the old code does not bring it back
 */
export const LEVELS = ["safe", "routine", "review", "cost", "exposure", "outage", "data-loss"] as const;

export type Level = (typeof LEVELS)[number];

export function isAtLeast(level: Level, limit: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(limit);
}

/** The worst of them; `safe` when there is none. */
export function worst(levels: readonly Level[]): Level {
  return levels.reduce<Level>((a, b) => (isAtLeast(b, a) ? b : a), "safe");
}

/** Sorts the worst first. */
export function byLevel(a: { readonly level: Level }, b: { readonly level: Level }): number {
  return LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level);
}
