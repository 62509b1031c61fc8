import { outageCacheNode } from "../../../../../tools/review/rules/outage/cache-node";
import { check, updated } from "../../plans";

const TYPE = "aws_elasticache_replication_group";
const cache = { node_type: "cache.t4g.small", num_cache_clusters: 2, automatic_failover_enabled: false };
const larger = { node_type: "cache.t4g.medium" };

test("nodes that are exchanged at once are an outage", () => {
  expect(check(outageCacheNode, updated(TYPE, cache, { ...larger, apply_immediately: true }))).toMatchObject([
    {
      level: "outage",
      what: 'Nodes of the cache are exchanged or taken away at once: node_type from "cache.t4g.small" to "cache.t4g.medium"',
    },
  ]);
});

test("nodes that are exchanged later have to be looked at", () => {
  expect(check(outageCacheNode, updated(TYPE, cache, larger))).toMatchObject([{ level: "review" }]);
});

test("a replica that takes over makes it brief", () => {
  const change = updated(TYPE, { ...cache, automatic_failover_enabled: true }, larger);
  expect(check(outageCacheNode, change)).toMatchObject([{ mitigation: "brief: a replica takes over" }]);
});

test("fewer nodes, and a failover that is turned off, are told", () => {
  expect(check(outageCacheNode, updated(TYPE, cache, { num_cache_clusters: 1 }))[0]?.what).toContain(
    "num_cache_clusters from 2 to 1",
  );
  const off = updated(TYPE, { automatic_failover_enabled: true }, { automatic_failover_enabled: false });
  expect(check(outageCacheNode, off)).toMatchObject([{ level: "review" }]);
});

test("one more node is not its business", () => {
  expect(check(outageCacheNode, updated(TYPE, cache, { num_cache_clusters: 3 }))).toEqual([]);
});
