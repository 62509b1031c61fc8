import { lossCache } from "../../../../../tools/review/rules/loss/cache";
import { check, destroyed, replaced, updated } from "../../plans";

const GROUP = "aws_elasticache_replication_group";

test("a cache that goes takes everything in it along", () => {
  expect(
    check(lossCache, replaced(GROUP, { engine: "redis" }, { port: 6380 }, { by: ["port"] })),
  ).toMatchObject([
    { level: "data-loss", what: "The cache is replaced because of port, with everything in it" },
  ]);
  expect(check(lossCache, destroyed("aws_elasticache_serverless_cache"))).toMatchObject([
    { level: "data-loss" },
  ]);
});

test("a last snapshot is told, under the name each type has for it", () => {
  expect(check(lossCache, destroyed(GROUP, { final_snapshot_identifier: "last" }))).toMatchObject([
    { level: "data-loss", mitigation: "a last snapshot is kept as last; a new cache starts empty" },
  ]);
  expect(check(lossCache, destroyed("aws_memorydb_cluster", { final_snapshot_name: "last" }))).toMatchObject([
    { mitigation: "a last snapshot is kept as last; a new cache starts empty" },
  ]);
  expect(
    check(lossCache, destroyed("aws_memorydb_cluster", { final_snapshot_name: "" }))[0]?.mitigation,
  ).toBeUndefined();
});

test("memcached keeps nothing that could be lost", () => {
  expect(check(lossCache, destroyed("aws_elasticache_cluster", { engine: "memcached" }))).toMatchObject([
    { level: "outage", mitigation: "memcached keeps nothing" },
  ]);
});

test("a member of a replication group leaves the data there", () => {
  const member = { engine: "redis", replication_group_id: "app" };
  expect(check(lossCache, destroyed("aws_elasticache_cluster", member))).toMatchObject([
    { level: "outage", mitigation: "the data is in its replication group" },
  ]);
});

test("a cache that is changed in place is not its business", () => {
  expect(
    check(lossCache, updated(GROUP, { node_type: "cache.t4g.micro" }, { node_type: "cache.t4g.small" })),
  ).toEqual([]);
});
