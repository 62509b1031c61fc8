import type { AuroraServerless } from "../database/aurora-serverless";
import type { Metric } from "./metric";

/** What RDS measures of the instance that writes, whichever it is, and of the readers. */
export interface AuroraMetrics {
  /** Capacity used, in percent of the most it may grow to. */
  readonly capacity: Metric;

  /** CPU used, in percent of what the most capacity comes with. */
  readonly cpu: Metric;

  /** Bytes that would be free at the most capacity. */
  readonly freeMemory: Metric;
  readonly connections: Metric;

  /** Milliseconds the reader furthest behind lags. */
  readonly readerLag: Metric;
}

export function auroraMetrics(database: AuroraServerless): AuroraMetrics {
  const metric = (metricName: string, statistic: string, role: "WRITER" | "READER" = "WRITER"): Metric => ({
    namespace: "AWS/RDS",
    metricName,
    dimensions: { DBClusterIdentifier: database.resource.clusterIdentifier, Role: role },
    statistic,
  });
  return {
    capacity: metric("ACUUtilization", "Average"),
    cpu: metric("CPUUtilization", "Average"),
    freeMemory: metric("FreeableMemory", "Minimum"),
    connections: metric("DatabaseConnections", "Maximum"),
    readerLag: metric("AuroraReplicaLag", "Maximum", "READER"),
  };
}
