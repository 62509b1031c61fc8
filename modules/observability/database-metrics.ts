import type { Postgres } from "../database/postgres";
import type { Metric } from "./metric";

/** What RDS measures of a database. */
export interface DatabaseMetrics {
  readonly cpu: Metric;

  /** In bytes. */
  readonly freeStorage: Metric;
  readonly connections: Metric;
}

export function databaseMetrics(database: Postgres): DatabaseMetrics {
  const dimensions = { DBInstanceIdentifier: database.resource.identifier };
  const metric = (metricName: string, statistic: string): Metric => ({
    namespace: "AWS/RDS",
    metricName,
    dimensions,
    statistic,
  });
  return {
    cpu: metric("CPUUtilization", "Average"),
    freeStorage: metric("FreeStorageSpace", "Minimum"),
    connections: metric("DatabaseConnections", "Maximum"),
  };
}
