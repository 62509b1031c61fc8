import type { Redis } from "../cache/redis";
import type { Metric, MetricMath } from "./metric";

/** One series for each node, by a word for it: `node1`. */
export type NodeMetrics = Readonly<Record<string, Metric>>;

/** What ElastiCache measures of each node of a cache. */
export interface RedisMetrics {
  /** Memory for data in use, in percent. */
  readonly memory: NodeMetrics;

  /** The one thread that answers, in percent of its time. */
  readonly cpu: NodeMetrics;

  /** Entries that made room for others. */
  readonly evictions: NodeMetrics;
  readonly connections: NodeMetrics;

  /** Seconds a copy is behind the node that writes, which has none. */
  readonly lag: NodeMetrics;
}

export function redisMetrics({ resource, nodes }: Redis): RedisMetrics {
  const ofNodes = (metricName: string, statistic: string): NodeMetrics =>
    Object.fromEntries(
      Array.from({ length: nodes }, (_, index) => [
        `node${index + 1}`,
        {
          namespace: "AWS/ElastiCache",
          metricName,
          // ElastiCache measures nodes, and numbers them like this. `member_clusters` has the same names, but only after
          // an apply, and the provider can't plan a `metric_query` that is not known yet.
          dimensions: { CacheClusterId: `${resource.replicationGroupId}-00${index + 1}` },
          statistic,
        },
      ]),
    );
  return {
    memory: ofNodes("DatabaseMemoryUsagePercentage", "Maximum"),
    cpu: ofNodes("EngineCPUUtilization", "Average"),
    evictions: ofNodes("Evictions", "Sum"),
    connections: ofNodes("CurrConnections", "Maximum"),
    lag: ofNodes("ReplicationLag", "Maximum"),
  };
}

/** The node that is worst off; any of them may be the one that writes tomorrow. */
export function worstOf(metrics: NodeMetrics, label: string): MetricMath {
  return { expression: `MAX([${Object.keys(metrics).join(", ")}])`, label, metrics };
}
