/**
 * Addresses that changed, old to new.
 *
 * An entry makes Terraform move a resource instead of destroying it; it goes once every environment has applied it.
 */
export type Moves = Readonly<Record<string, string>>;

/** The `moved` blocks of a table of moves. */
export function movesOf(moves: Moves): { from: string; to: string }[] {
  return Object.entries(moves).map(([from, to]) => ({ from, to }));
}
