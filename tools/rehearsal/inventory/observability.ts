import { CloudTrailClient, paginateListTrails } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, paginateDescribeAlarms, paginateListDashboards } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridgeClient, ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import type { ClientConfig } from "../aws-client";
import { given, type Kinds, named } from "./kinds";

export function observability(config: ClientConfig): Kinds {
  const client = new CloudWatchClient(config);
  const logs = new CloudWatchLogsClient(config);
  const sns = new SNSClient(config);
  const events = new EventBridgeClient(config);
  const trails = new CloudTrailClient(config);
  return {
    "log group": () =>
      named(paginateDescribeLogGroups({ client: logs }, {}), ({ logGroups }) =>
        logGroups?.map(({ logGroupName }) => logGroupName),
      ),
    alarm: () =>
      named(paginateDescribeAlarms({ client }, {}), ({ MetricAlarms = [], CompositeAlarms = [] }) =>
        [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName),
      ),
    dashboard: () =>
      named(paginateListDashboards({ client }, {}), ({ DashboardEntries }) =>
        DashboardEntries?.map(({ DashboardName }) => DashboardName),
      ),
    "SNS topic": () =>
      named(paginateListTopics({ client: sns }, {}), ({ Topics }) => Topics?.map(({ TopicArn }) => TopicArn)),
    "EventBridge rule": async () => {
      const { Rules } = await events.send(new ListRulesCommand({ Limit: 100 }));
      return given(Rules?.map(({ Name }) => Name));
    },
    "CloudTrail trail": () =>
      named(paginateListTrails({ client: trails }, {}), ({ Trails }) =>
        Trails?.map(({ TrailARN }) => TrailARN),
      ),
  };
}
