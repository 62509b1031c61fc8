import type { Denial } from "../../modules/identity/permission";

/** Keeps hands off what is tagged as another environment's of the same account. */
export function notNeighbours(neighbours: readonly string[], actions: readonly string[]): Denial[] {
  if (neighbours.length === 0) return [];
  const conditions = { StringEquals: { "aws:ResourceTag/Environment": neighbours } };
  return [{ sid: "NotNeighbours", actions, on: ["*"], conditions }];
}
