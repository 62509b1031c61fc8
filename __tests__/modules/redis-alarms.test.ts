import { Redis } from "../../modules/cache/redis";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { RedisAlarms, type RedisAlarmsProps } from "../../modules/observability/redis-alarms";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { notificationsOf } from "./notifications-of";
import { networkOf } from "./service-of";

function alarms(nodes: number, props: Partial<RedisAlarmsProps> = {}) {
  return (stack: TestStack) => {
    const cache = new Redis(stack, "cache", {
      network: networkOf(stack),
      key: new EncryptionKey(stack, "cache-key", { description: "Data" }),
      nodeType: "cache.t4g.micro",
      nodes,
    });
    new RedisAlarms(stack, "cache-alarms", { cache, notifications: notificationsOf(stack), ...props });
  };
}

const query = (node: number, metric_name: string, stat: string) => ({
  id: `node${node}`,
  metric: {
    namespace: "AWS/ElastiCache",
    metric_name,
    dimensions: {
      CacheClusterId: `\${aws_elasticache_replication_group.cache.replication_group_id}-00${node}`,
    },
    stat,
    period: 300,
  },
});

describe("alarms of a cache", () => {
  const terraform = synthesized(alarms(1));
  const alarm = (name: string) => terraform.resource(`aws_cloudwatch_metric_alarm.cache_alarms_${name}`);

  test.each([
    ["memory", "DatabaseMemoryUsagePercentage", "Maximum", 80],
    ["cpu", "EngineCPUUtilization", "Average", 80],
  ])("go off when its %s has been used up for a quarter of an hour", (name, metric, statistic, threshold) => {
    expect(alarm(name)).toMatchObject({ threshold, evaluation_periods: 3, datapoints_to_alarm: 3 });
    expect(alarm(name)["metric_query"]).toContainEqual(query(1, metric, statistic));
  });

  test("go off at once when an entry is thrown out", () => {
    expect(alarm("evictions")).toMatchObject({
      threshold: 0,
      comparison_operator: "GreaterThanThreshold",
      evaluation_periods: 1,
      treat_missing_data: "notBreaching",
    });
    expect(alarm("evictions")["metric_query"]).toContainEqual(query(1, "Evictions", "Sum"));
    expect(alarm("evictions")["alarm_description"]).toContain("An event with a time to live");
  });

  test("have none for copies where there are none", () => {
    expect(terraform.addresses.filter((address) => /metric_alarm/.test(address))).toHaveLength(3);
  });

  test("watch the node that is worst off, and how far a copy is behind", () => {
    const two = synthesized(alarms(2)).resource("aws_cloudwatch_metric_alarm.cache_alarms_lag");
    expect(two["threshold"]).toBe(5);
    expect(two["metric_query"]).toEqual([
      { id: "result", expression: "MAX([node1, node2])", label: "Seconds behind", return_data: true },
      query(1, "ReplicationLag", "Maximum"),
      query(2, "ReplicationLag", "Maximum"),
    ]);
  });

  test("refuse thresholds that make no sense", () => {
    expect(problems(alarms(1, { memoryPercent: 0, cpuPercent: 100, lagSeconds: 0 }))).toEqual([
      "test-system-dev/cache-alarms:",
      "  - memoryPercent must be above 0 and below 100, got 0",
      "  - cpuPercent must be above 0 and below 100, got 100",
      "  - lagSeconds must be above 0, got 0",
    ]);
  });
});
