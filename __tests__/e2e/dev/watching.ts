import {
  GetDashboardCommand,
  type MetricAlarm,
  paginateDescribeAlarms,
  paginateListDashboards,
} from "@aws-sdk/client-cloudwatch";
import {
  type LogGroup,
  paginateDescribeLogGroups,
  paginateDescribeMetricFilters,
} from "@aws-sdk/client-cloudwatch-logs";
import { ListRulesCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { DescribeKeyCommand, GetKeyRotationStatusCommand } from "@aws-sdk/client-kms";
import { GetTopicAttributesCommand, ListTopicsCommand } from "@aws-sdk/client-sns";
import type { Applied } from "../support/applied";

const PREFIX = "multi-agent-orchestrator-dev";
const TOPIC = `arn:aws:sns:us-east-1:111122223333:${PREFIX}-notifications`;
const SERVICES = ["aws-agent-core", "langgraph", "snowflake-cortex"];

export function watchingTests(applied: () => Applied): void {
  let alarms: MetricAlarm[];
  let keyArn: string | undefined;
  beforeAll(async () => {
    const { cloudwatch, kms } = applied().aws;
    alarms = [];
    for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client: cloudwatch }, {})) {
      // The others are made by target tracking, which also acts on them.
      alarms.push(...MetricAlarms.filter(({ AlarmName = "" }) => !AlarmName.startsWith("TargetTracking-")));
    }
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: `alias/${PREFIX}-key` }));
    keyArn = KeyMetadata?.Arn;
  });
  const alarm = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `${PREFIX}-${name}`);

  test("keeps encrypted logs of every service, shell and database for a week", async () => {
    const groups: LogGroup[] = [];
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: applied().aws.logs }, {})) {
      groups.push(...logGroups);
    }
    expect(groups.map(({ logGroupName }) => logGroupName).sort()).toEqual([
      `/aws/rds/instance/${PREFIX}-database/postgresql`,
      `/aws/rds/instance/${PREFIX}-database/upgrade`,
      `/ecs/${PREFIX}-agents/exec`,
      ...SERVICES.map((name) => `/ecs/${PREFIX}-${name}`),
    ]);
    for (const group of groups) expect(group).toMatchObject({ retentionInDays: 7, kmsKeyId: keyArn });
  });

  test("encrypts with a key of its own that changes every year", async () => {
    const rotation = await applied().aws.kms.send(new GetKeyRotationStatusCommand({ KeyId: keyArn }));
    expect(rotation).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 365 });
  });

  test("has an alarm for everything that can go wrong", () => {
    expect(alarms.map(({ AlarmName }) => AlarmName?.replace(`${PREFIX}-`, "")).sort()).toEqual(
      [
        "bedrock-alarms-claude-errors",
        "bedrock-alarms-claude-throttles",
        "database-alarms-connections",
        "database-alarms-cpu",
        "database-alarms-free-storage",
        "front-door-alarms-errors",
        "front-door-alarms-latency",
        "front-door-alarms-target-errors",
        "front-door-alarms-unhealthy-tasks",
        ...SERVICES.flatMap((name) =>
          ["alarms-cpu", "alarms-memory", "alarms-tasks", "errors"].map((what) => `${name}-${what}`),
        ),
      ].sort(),
    );
  });

  test("tells the topic when an alarm goes off, and when it is over", () => {
    for (const { AlarmActions, OKActions, ActionsEnabled } of alarms) {
      expect({ AlarmActions, OKActions, ActionsEnabled }).toEqual({
        AlarmActions: [TOPIC],
        OKActions: [TOPIC],
        ActionsEnabled: true,
      });
    }
  });

  test.each(SERVICES)("looks at CPU, memory and missing tasks of %s", (name) => {
    const dimensions = [
      { Name: "ClusterName", Value: `${PREFIX}-agents` },
      { Name: "ServiceName", Value: name },
    ];
    const busy = { Threshold: 80, ComparisonOperator: "GreaterThanThreshold" };
    expect(alarm(`${name}-alarms-cpu`)).toMatchObject({ ...busy, MetricName: "CPUUtilization" });
    expect(alarm(`${name}-alarms-memory`)).toMatchObject({ ...busy, MetricName: "MemoryUtilization" });
    for (const metric of ["cpu", "memory"]) {
      expect(alarm(`${name}-alarms-${metric}`)?.Dimensions).toEqual(expect.arrayContaining(dimensions));
    }
    expect(alarm(`${name}-alarms-tasks`)?.Metrics?.map(({ Expression }) => Expression)).toContain(
      "desired - running",
    );
  });

  test("counts the error lines in every log", async () => {
    const counted: (string | undefined)[] = [];
    for await (const { metricFilters = [] } of paginateDescribeMetricFilters(
      { client: applied().aws.logs },
      {},
    )) {
      counted.push(...metricFilters.map(({ logGroupName }) => logGroupName));
    }
    expect(counted.sort()).toEqual(SERVICES.map((name) => `/ecs/${PREFIX}-${name}`));
    for (const name of SERVICES) {
      expect(alarm(`${name}-errors`)).toMatchObject({ MetricName: `${name}-error-lines`, Statistic: "Sum" });
    }
  });

  test("tells the topic of tasks that stop and of deployments that fail", async () => {
    const { events } = applied().aws;
    const { Rules = [] } = await events.send(new ListRulesCommand({}));
    const patterns = Rules.map(({ EventPattern = "" }) => JSON.parse(EventPattern)["detail-type"]);
    expect(patterns.sort()).toEqual([["ECS Deployment State Change"], ["ECS Task State Change"]]);
    for (const { Name, State } of Rules) {
      expect(State).toBe("ENABLED");
      const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }));
      expect(Targets).toMatchObject([{ Arn: TOPIC }]);
    }
  });

  test("has one topic, encrypted, that only alarms and events of this system write to", async () => {
    const { sns } = applied().aws;
    const { Topics } = await sns.send(new ListTopicsCommand({}));
    expect(Topics).toEqual([{ TopicArn: TOPIC }]);
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: TOPIC }));
    expect(Attributes?.["KmsMasterKeyId"]).toBe(keyArn);
    const { Statement } = JSON.parse(Attributes?.["Policy"] ?? "{}");
    const principals = Statement.map(({ Effect, Principal }: Record<string, unknown>) => [Effect, Principal]);
    expect(principals).toEqual([
      ["Allow", { Service: "cloudwatch.amazonaws.com" }],
      ["Allow", { Service: "events.amazonaws.com" }],
      ["Deny", "*"],
    ]);
  });

  test("shows all of it on one dashboard", async () => {
    const { cloudwatch } = applied().aws;
    const names: (string | undefined)[] = [];
    for await (const { DashboardEntries = [] } of paginateListDashboards({ client: cloudwatch }, {})) {
      names.push(...DashboardEntries.map(({ DashboardName }) => DashboardName));
    }
    expect(names).toEqual([`${PREFIX}-dashboard`]);
    const { DashboardBody = "" } = await cloudwatch.send(
      new GetDashboardCommand({ DashboardName: names[0] }),
    );
    for (const shown of [...SERVICES, `${PREFIX}-database`, "app/mao-dev-front-door/"]) {
      expect(DashboardBody).toContain(shown);
    }
  });
}
