import { windowProblems } from "../database/windows";
import type { Problem } from "../validation/validate";
import { nodeTypeProblem } from "./node-type";
import type { RedisProps } from "./redis-props";

const MOST_NODES = 6;
const MOST_SNAPSHOT_DAYS = 35;

/** Hours of the daily snapshot, UTC. */
export const SNAPSHOT_WINDOW = "03:00-04:00";

/** What is wrong with the settings of a cache. */
export function redisProblems(
  props: Required<Pick<RedisProps, "nodeType" | "nodes" | "snapshotRetentionDays" | "maintenanceWindow">>,
): Problem[] {
  const { nodeType, nodes, snapshotRetentionDays, maintenanceWindow } = props;
  return [
    nodeTypeProblem(nodeType),
    !(Number.isInteger(nodes) && nodes >= 1 && nodes <= MOST_NODES) &&
      `nodes must be a whole number from 1 to ${MOST_NODES}, got ${nodes}`,
    !(
      Number.isInteger(snapshotRetentionDays) &&
      snapshotRetentionDays >= 0 &&
      snapshotRetentionDays <= MOST_SNAPSHOT_DAYS
    ) &&
      `snapshotRetentionDays must be a whole number from 0 to ${MOST_SNAPSHOT_DAYS}, got ${snapshotRetentionDays}`,
    ...windowProblems(SNAPSHOT_WINDOW, maintenanceWindow, {
      backup: "the hours of snapshots,",
      shortestMinutes: 60,
    }),
  ];
}
