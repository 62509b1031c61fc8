import type { Redis } from "../cache/redis";
import { AuroraServerless } from "../database/aurora-serverless";
import type { Postgres } from "../database/postgres";
import { auroraMetrics } from "./aurora-metrics";
import type { Row } from "./dashboard-body";
import { databaseMetrics } from "./database-metrics";
import { redisMetrics } from "./redis-metrics";

/** Row of a dashboard that shows how a database is doing. */
export function databaseRow(database: Postgres | AuroraServerless): Row {
  return database instanceof AuroraServerless ? auroraRow(database) : postgresRow(database);
}

function postgresRow(database: Postgres): Row {
  const { cpu, freeStorage, connections } = databaseMetrics(database);
  return {
    heading: "Database",
    graphs: [
      { title: "CPU, percent", lines: { used: cpu }, scale: "percent" },
      { title: "Connections", lines: { open: connections } },
      { title: "Free storage, bytes", lines: { free: freeStorage } },
    ],
  };
}

function auroraRow(database: AuroraServerless): Row {
  const { capacity, cpu, connections, freeMemory } = auroraMetrics(database);
  return {
    heading: "Database",
    graphs: [
      { title: "Capacity, percent of the most", lines: { used: capacity, "by CPU": cpu }, scale: "percent" },
      { title: "Connections", lines: { open: connections } },
      { title: "Free memory, bytes", lines: { free: freeMemory } },
    ],
  };
}

/** Row of a dashboard that shows how a cache is doing. */
export function cacheRow(cache: Redis): Row {
  const { memory, cpu, evictions, connections } = redisMetrics(cache);
  return {
    heading: "Cache",
    graphs: [
      { title: "Memory of the cache, percent", lines: memory, scale: "percent" },
      { title: "Engine CPU, percent", lines: cpu, scale: "percent" },
      { title: "Entries thrown out a minute", lines: evictions },
      { title: "Clients", lines: connections },
    ],
  };
}
