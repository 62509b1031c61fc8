/** From the Aurora user guide, "Maximum connections for Aurora Serverless v2": 189 of 1 unit, 823 of 4, 1669 of 8. */
const PER_UNIT = 211.4;
const KEPT = 22;
const MOST = 5000;

/** However large it may grow: what an instance that may shrink to half a unit, or pause, accepts. */
const MOST_OF_A_SMALL_ONE = 2000;
const SMALL = 0.5;

/** Connections an Aurora Serverless PostgreSQL accepts by default, which follows from its capacity. */
export function auroraConnections(minCapacity: number, maxCapacity: number): number {
  const most = minCapacity <= SMALL ? MOST_OF_A_SMALL_ONE : MOST;
  return Math.min(most, Math.floor(maxCapacity * PER_UNIT - KEPT));
}
