import { AuroraServerless, type AuroraServerlessProps } from "../../modules/database/aurora-serverless";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { AuroraAlarms, type AuroraAlarmsProps } from "../../modules/observability/aurora-alarms";
import { auroraConnections } from "../../modules/observability/aurora-connections";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { notificationsOf } from "./notifications-of";
import { networkOf } from "./service-of";

function alarms(props: Partial<AuroraAlarmsProps> = {}, settings: Partial<AuroraServerlessProps> = {}) {
  return (stack: TestStack) => {
    const database = new AuroraServerless(stack, "database", {
      network: networkOf(stack),
      key: new EncryptionKey(stack, "database-key", { description: "Data" }),
      databaseName: "llm_proxy",
      minCapacity: 0.5,
      maxCapacity: 4,
      backupRetentionDays: 7,
      logRetentionDays: 7,
      ...settings,
    });
    new AuroraAlarms(stack, "database-alarms", { database, notifications: notificationsOf(stack), ...props });
  };
}

describe("alarms of an Aurora Serverless database", () => {
  const terraform = synthesized(alarms());
  const alarm = (name: string) => terraform.resource(`aws_cloudwatch_metric_alarm.database_alarms_${name}`);

  test("watch whichever instance writes", () => {
    for (const name of ["capacity", "free_memory", "connections"]) {
      expect(alarm(name)).toMatchObject({
        namespace: "AWS/RDS",
        dimensions: { DBClusterIdentifier: "${aws_rds_cluster.database.cluster_identifier}", Role: "WRITER" },
        period: 300,
        datapoints_to_alarm: 3,
        treat_missing_data: "missing",
      });
    }
  });

  test("go off when it can grow no more", () => {
    expect(alarm("capacity")).toMatchObject({
      metric_name: "ACUUtilization",
      comparison_operator: "GreaterThanThreshold",
      threshold: 90,
    });
    expect(alarm("capacity")["alarm_description"]).toContain("90 % of its 4 capacity units");
  });

  test("go off when a twentieth of the memory it may have would be free", () => {
    expect(alarm("free_memory")).toMatchObject({
      metric_name: "FreeableMemory",
      statistic: "Minimum",
      comparison_operator: "LessThanThreshold",
      threshold: Math.round(0.05 * 8 * 1024 ** 3),
    });
  });

  test("go off when four fifths of the connections it accepts are open", () => {
    expect(alarm("connections")).toMatchObject({ metric_name: "DatabaseConnections", threshold: 658 });
  });

  test("have none for readers where there are none", () => {
    expect(terraform.addresses.filter((address) => /metric_alarm/.test(address))).toHaveLength(3);
  });

  test("go off when a reader is a second behind", () => {
    const reader = synthesized(alarms({}, { readers: 1 }));
    expect(reader.resource("aws_cloudwatch_metric_alarm.database_alarms_reader_lag")).toMatchObject({
      metric_name: "AuroraReplicaLag",
      dimensions: { Role: "READER" },
      statistic: "Maximum",
      threshold: 1000,
    });
  });

  test("refuse thresholds that make no sense", () => {
    const senseless = { capacityPercent: 100, freeMemoryPercent: 0, connections: 0, readerLagSeconds: -1 };
    expect(problems(alarms(senseless))).toEqual([
      "test-system-dev/database-alarms:",
      "  - capacityPercent must be above 0 and below 100, got 100",
      "  - freeMemoryPercent must be above 0 and below 100, got 0",
      "  - connections must be above 0, got 0",
      "  - readerLagSeconds must be above 0, got -1",
    ]);
  });
});

test.each([
  [1, 1, 189],
  [1, 4, 823],
  [1, 8, 1669],
  [1, 16, 3360],
  [1, 64, 5000],
  [0.5, 64, 2000],
  [0, 4, 823],
])("expects of %s to %s units %i connections", (minCapacity, maxCapacity, connections) => {
  expect(auroraConnections(minCapacity, maxCapacity)).toBe(connections);
});
