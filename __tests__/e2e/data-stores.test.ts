import {
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  ModifyReplicationGroupCommand,
} from "@aws-sdk/client-elasticache";
import { DescribeDBClustersCommand } from "@aws-sdk/client-rds";
import type { App } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import { Redis, type RedisProps } from "../../modules/cache/redis";
import { AuroraServerless } from "../../modules/database/aurora-serverless";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { Network } from "../../modules/network/network";
import { AuroraAlarms } from "../../modules/observability/aurora-alarms";
import { Notifications } from "../../modules/observability/notifications";
import { RedisAlarms } from "../../modules/observability/redis-alarms";
import { SystemStack } from "../../stacks/system-stack";
import { expectNoChanges, expectNothingLeft } from "../../tools/rehearsal/expectations";
import { applied } from "./support/applied";
import { changesOf } from "./support/changes-of";
import { describeWithAws } from "./support/requirements";
import { withCode } from "./support/synthesized";

const STACK = "data-stores-dev";

interface Sizes {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly nodes: number;
  readonly engine?: RedisProps["engine"];
}

const SMALL: Sizes = { minCapacity: 0, maxCapacity: 2, nodes: 1 };

/** An Aurora cluster, and a cache of either kind. */
const stores =
  ({ minCapacity, maxCapacity, nodes, engine }: Sizes) =>
  (app: App): SystemStack => {
    const stack = new SystemStack(app, { name: "data-stores", shortName: "ds" }, ENVIRONMENTS.dev);
    const key = new EncryptionKey(stack, "key", { description: "Data" });
    const zones = ["us-east-1a", "us-east-1b"];
    const network = new Network(stack, "network", { cidr: "10.0.0.0/16", zones, nat: "none" });
    const notifications = new Notifications(stack, "team", { key, subscribers: {} });
    const database = new AuroraServerless(stack, "database", {
      network,
      key,
      databaseName: "llm_proxy",
      minCapacity,
      maxCapacity,
      backupRetentionDays: 7,
      logRetentionDays: 7,
    });
    const nodeType = "cache.t4g.micro";
    const cache = new Redis(stack, "cache", { network, key, nodeType, nodes, engine });
    new Redis(stack, "strict-cache", {
      network,
      key,
      nodeType,
      nodes: 1,
      engine: "valkey",
      transitEncryption: "required",
      snapshotRetentionDays: 1,
    });
    new AuroraAlarms(stack, "database-alarms", { database, notifications });
    new RedisAlarms(stack, "cache-alarms", { cache, notifications });
    return stack;
  };

describeWithAws("an Aurora cluster and two caches", () => {
  const all = applied(STACK, { build: stores(SMALL) });

  /** Changes the code for good: plans, applies, and plans again. */
  const changed = (sizes: Sizes) =>
    withCode(all(), stores(sizes), async () => {
      const { rehearsal } = all();
      const plan = await rehearsal.plan(STACK);
      await rehearsal.apply(STACK, plan);
      expectNoChanges(await rehearsal.plan(STACK));
      return changesOf(plan);
    });

  test("plan nothing right after they were applied, and after one was given its token", async () => {
    await all().aws.elasticache.send(
      new ModifyReplicationGroupCommand({
        ReplicationGroupId: `${STACK}-strict-cache`,
        AuthToken: "0123456789abcdef",
        AuthTokenUpdateStrategy: "ROTATE",
        ApplyImmediately: true,
      }),
    );
    expectNoChanges(await all().rehearsal.plan(STACK));
  });

  test("grow where they are: more capacity, and a second node", async () => {
    expect(await changed({ minCapacity: 0.5, maxCapacity: 4, nodes: 2 })).toEqual([
      "add aws_cloudwatch_metric_alarm.cache_alarms_lag",
      "change aws_cloudwatch_metric_alarm.cache_alarms_cpu: metric_query",
      "change aws_cloudwatch_metric_alarm.cache_alarms_evictions: metric_query",
      "change aws_cloudwatch_metric_alarm.cache_alarms_memory: metric_query",
      "change aws_cloudwatch_metric_alarm.database_alarms_capacity: alarm_description",
      "change aws_cloudwatch_metric_alarm.database_alarms_connections: alarm_description, threshold",
      "change aws_cloudwatch_metric_alarm.database_alarms_free_memory: alarm_description, threshold",
      "change aws_elasticache_replication_group.cache: " +
        "automatic_failover_enabled, member_clusters, multi_az_enabled, num_cache_clusters",
      "change aws_rds_cluster.database: serverlessv2_scaling_configuration",
    ]);
    const { DBClusters } = await all().aws.rds.send(new DescribeDBClustersCommand({}));
    expect(DBClusters).toMatchObject([
      { ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 } },
    ]);
    const { ReplicationGroups } = await all().aws.elasticache.send(
      new DescribeReplicationGroupsCommand({ ReplicationGroupId: `${STACK}-cache` }),
    );
    expect(ReplicationGroups).toMatchObject([
      {
        MemberClusters: [`${STACK}-cache-001`, `${STACK}-cache-002`],
        AutomaticFailover: "enabled",
        MultiAZ: "enabled",
      },
    ]);
  });

  test("go from Redis to Valkey where they are", async () => {
    expect(await changed({ minCapacity: 0.5, maxCapacity: 4, nodes: 2, engine: "valkey" })).toEqual([
      "change aws_elasticache_replication_group.cache: engine, engine_version, parameter_group_name",
      "replace aws_elasticache_parameter_group.cache",
    ]);
    const { CacheClusters } = await all().aws.elasticache.send(new DescribeCacheClustersCommand({}));
    expect(CacheClusters?.map(({ EngineVersion }) => EngineVersion)).toEqual(["8.0.0", "8.0.0", "8.0.0"]);
  });

  test("are destroyed without anything left behind", async () => {
    const { rehearsal, before } = all();
    await rehearsal.destroy(STACK);
    expectNothingLeft(before, await rehearsal.inventory(STACK));
  });
});
