import type { ElasticacheParameterGroupParameter } from "@cdktf/provider-aws/lib/elasticache-parameter-group";

/** Two servers that speak the same protocol; AWS charges a fifth less for Valkey. */
export type CacheEngine = "redis" | "valkey";

interface Release {
  readonly version: string;

  /** What ElastiCache calls the settings of the version. */
  readonly family: string;
}

/** The release of each engine that runs; ElastiCache patches it by itself. */
export const RELEASES: Readonly<Record<CacheEngine, Release>> = {
  redis: { version: "7.1", family: "redis7" },
  valkey: { version: "8.0", family: "valkey8" },
};

/** What a cache runs with; already the default, and written down because a stream of events depends on it. */
export const PARAMETERS: ElasticacheParameterGroupParameter[] = [
  // Out of memory, only what has a time to live makes room. Cached answers have one; the stream of events has none,
  // so that a new event is refused, which its sender notices, before an old one is lost, which nobody would.
  { name: "maxmemory-policy", value: "volatile-lru" },
];
