import { Postgres, type PostgresProps } from "../../modules/database/postgres";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { Network } from "../../modules/network/network";
import { DatabaseAlarms, type DatabaseAlarmsProps } from "../../modules/observability/database-alarms";
import { maxConnections } from "../../modules/observability/max-connections";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { notificationsOf } from "./notifications-of";

function alarms(props: Partial<DatabaseAlarmsProps> = {}, settings: Partial<PostgresProps> = {}) {
  return (stack: TestStack) => {
    const database = new Postgres(stack, "traces", {
      network: new Network(stack, "network", { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b"] }),
      key: new EncryptionKey(stack, "database-key", { description: "Traces" }),
      databaseName: "langfuse",
      instanceClass: "db.t3.micro",
      backupRetentionDays: 7,
      logRetentionDays: 7,
      ...settings,
    });
    new DatabaseAlarms(stack, "traces-alarms", { database, notifications: notificationsOf(stack), ...props });
  };
}

describe("alarms of a database", () => {
  const terraform = synthesized(alarms());
  const alarm = (name: string) => terraform.resource(`aws_cloudwatch_metric_alarm.traces_alarms_${name}`);

  test("go off when the CPU has been busy for a quarter of an hour", () => {
    expect(alarm("cpu")).toMatchObject({
      namespace: "AWS/RDS",
      metric_name: "CPUUtilization",
      dimensions: { DBInstanceIdentifier: "${aws_db_instance.traces.identifier}" },
      threshold: 80,
      period: 300,
      datapoints_to_alarm: 3,
    });
  });

  test("go off when less than a tenth of the storage is free", () => {
    expect(alarm("free_storage")).toMatchObject({
      metric_name: "FreeStorageSpace",
      statistic: "Minimum",
      comparison_operator: "LessThanThreshold",
      threshold: 2 * 1024 ** 3,
    });
  });

  test("go off when four fifths of the connections its class accepts are open", () => {
    expect(alarm("connections")).toMatchObject({
      metric_name: "DatabaseConnections",
      statistic: "Maximum",
      threshold: 67,
    });
  });

  test("follow the size of the database", () => {
    const larger = synthesized(alarms({}, { instanceClass: "db.r6g.large", allocatedStorageGiB: 100 }));
    expect(larger.resource("aws_cloudwatch_metric_alarm.traces_alarms_connections")["threshold"]).toBe(1419);
    expect(larger.resource("aws_cloudwatch_metric_alarm.traces_alarms_free_storage")["threshold"]).toBe(
      10 * 1024 ** 3,
    );
  });

  test("refuses thresholds that make no sense", () => {
    expect(problems(alarms({ cpuPercent: 0, freeStorageGiB: -1, connections: 0 }))).toEqual([
      "test-system-dev/traces-alarms:",
      "  - cpuPercent must be above 0 and below 100, got 0",
      "  - freeStorageGiB must be above 0, got -1",
      "  - connections must be above 0, got 0",
    ]);
  });
});

test.each([
  ["db.t3.micro", 84],
  ["db.t3.small", 197],
  ["db.t4g.medium", 422],
  ["db.t3.large", 873],
  ["db.m6g.large", 873],
  ["db.m6i.xlarge", 1774],
  ["db.r6g.large", 1774],
  ["db.r6g.2xlarge", 5000],
  ["db.c6gd.xlarge", 873],
])("expects of %s about %i connections", (instanceClass, connections) => {
  expect(maxConnections(instanceClass)).toBe(connections);
});

test.each(["", "db.serverless", "db.z1d.metal", "${aws_db_instance.x.instance_class}"])(
  "takes an unknown class like '%s' for the smallest",
  (instanceClass) => {
    expect(maxConnections(instanceClass)).toBe(84);
  },
);
