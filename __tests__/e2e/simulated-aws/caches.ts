import { ElastiCache } from "@aws-sdk/client-elasticache";
import type { ClientConfig } from "../../../tools/rehearsal/aws-client";

/** @param config known once the simulated AWS runs */
export function caches(config: () => ClientConfig): void {
  describe("ElastiCache", () => {
    const client = () => new ElastiCache(config());
    const create = (ReplicationGroupId: string, options: object = {}) =>
      client().createReplicationGroup({
        ReplicationGroupId,
        ReplicationGroupDescription: "Answers",
        Engine: "redis",
        EngineVersion: "7.1",
        NumCacheClusters: 1,
        AtRestEncryptionEnabled: true,
        TransitEncryptionEnabled: true,
        TransitEncryptionMode: "preferred",
        SecurityGroupIds: ["sg-1"],
        CacheParameterGroupName: "settings",
        ...options,
      });
    const nodesOf = async (group: string) => {
      const { CacheClusters = [] } = await client().describeCacheClusters({});
      return CacheClusters.filter(({ ReplicationGroupId }) => ReplicationGroupId === group);
    };
    const namesOf = async (group: string) =>
      (await nodesOf(group)).map(({ CacheClusterId }) => CacheClusterId);

    test("makes the nodes of a replication group, with its settings", async () => {
      await create("pair", { NumCacheClusters: 2 });
      const [first, second] = await nodesOf("pair");
      expect(first).toMatchObject({
        CacheClusterId: "pair-001",
        CacheClusterStatus: "available",
        EngineVersion: "7.1.0",
        AtRestEncryptionEnabled: true,
        TransitEncryptionMode: "preferred",
        SecurityGroups: [{ SecurityGroupId: "sg-1" }],
        CacheParameterGroup: { CacheParameterGroupName: "settings" },
      });
      expect(second?.CacheClusterId).toBe("pair-002");
    });

    test("adds and removes replicas", async () => {
      await create("growing");
      const count = { ReplicationGroupId: "growing", ApplyImmediately: true };
      await client().increaseReplicaCount({ ...count, NewReplicaCount: 2 });
      expect(await namesOf("growing")).toEqual(["growing-001", "growing-002", "growing-003"]);
      const { ReplicationGroup } = await client().decreaseReplicaCount({ ...count, NewReplicaCount: 1 });
      expect(ReplicationGroup?.MemberClusters).toEqual(["growing-001", "growing-002"]);
      expect(await namesOf("growing")).toEqual(["growing-001", "growing-002"]);
    });

    test("changes a group, and its nodes with it", async () => {
      await create("changing");
      const { ReplicationGroup } = await client().modifyReplicationGroup({
        ReplicationGroupId: "changing",
        Engine: "valkey",
        EngineVersion: "8.0",
        AutomaticFailoverEnabled: true,
        MultiAZEnabled: true,
        AutoMinorVersionUpgrade: false,
        TransitEncryptionMode: "required",
      });
      expect(ReplicationGroup).toMatchObject({
        Engine: "valkey",
        AutomaticFailover: "enabled",
        MultiAZ: "enabled",
        AutoMinorVersionUpgrade: false,
      });
      expect(await nodesOf("changing")).toMatchObject([
        { EngineVersion: "8.0.0", TransitEncryptionMode: "required" },
      ]);
    });

    test("takes a token where connections are encrypted, and refuses it elsewhere", async () => {
      const AuthToken = "0123456789abcdef";
      await create("open", { TransitEncryptionEnabled: false, TransitEncryptionMode: undefined });
      await expect(
        client().modifyReplicationGroup({ ReplicationGroupId: "open", AuthToken }),
      ).rejects.toMatchObject({ name: "InvalidParameterCombinationException" });
      await create("closed");
      const { ReplicationGroup } = await client().modifyReplicationGroup({
        ReplicationGroupId: "closed",
        AuthToken,
        AuthTokenUpdateStrategy: "ROTATE",
      });
      expect(ReplicationGroup?.AuthTokenEnabled).toBe(true);
    });

    test("deletes a group with its nodes, and leaves the snapshot that was asked for", async () => {
      await create("gone");
      await client().deleteReplicationGroup({ ReplicationGroupId: "gone", FinalSnapshotIdentifier: "last" });
      expect(await nodesOf("gone")).toEqual([]);
      await expect(client().describeReplicationGroups({ ReplicationGroupId: "gone" })).rejects.toMatchObject({
        name: "ReplicationGroupNotFoundFault",
      });
      expect((await client().describeSnapshots({})).Snapshots).toMatchObject([{ SnapshotName: "last" }]);
    });

    test("has parameter groups", async () => {
      const CacheParameterGroupName = "redis";
      const named = { CacheParameterGroupName };
      const family = { CacheParameterGroupFamily: "redis7", Description: "Settings" };
      await client().createCacheParameterGroup({ ...named, ...family });
      const setting = { ParameterName: "maxmemory-policy", ParameterValue: "volatile-lru" };
      await client().modifyCacheParameterGroup({ ...named, ParameterNameValues: [setting] });
      expect((await client().describeCacheParameterGroups(named)).CacheParameterGroups).toMatchObject([
        family,
      ]);
      expect((await client().describeCacheParameters(named)).Parameters).toMatchObject([
        { ...setting, Source: "user" },
      ]);
      await client().resetCacheParameterGroup({ ...named, ParameterNameValues: [setting] });
      expect((await client().describeCacheParameters(named)).Parameters).toEqual([]);
      await client().deleteCacheParameterGroup(named);
      await expect(client().describeCacheParameterGroups(named)).rejects.toMatchObject({
        name: "CacheParameterGroupNotFoundFault",
      });
    });

    test("changes and deletes subnet groups", async () => {
      const named = { CacheSubnetGroupName: "data" };
      await client().createCacheSubnetGroup({
        ...named,
        CacheSubnetGroupDescription: "Data",
        SubnetIds: ["subnet-1"],
      });
      const { CacheSubnetGroup } = await client().modifyCacheSubnetGroup({
        ...named,
        SubnetIds: ["subnet-1", "subnet-2"],
      });
      expect(CacheSubnetGroup?.Subnets).toHaveLength(2);
      await client().deleteCacheSubnetGroup(named);
      expect((await client().describeCacheSubnetGroups({})).CacheSubnetGroups).toEqual([]);
    });
  });
}
