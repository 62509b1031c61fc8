import { paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { ask, askAll } from "../ask";
import { found, type Kind, NAME } from "./kind";

const LOG_GROUP: Kind = {
  wants: "the log group's name",
  form: NAME,
  by: ["name"],
  find: async ({ logs: client }, { name }) => {
    const groups = await askAll(
      "logs:DescribeLogGroups",
      paginateDescribeLogGroups({ client }, { logGroupNamePrefix: name }),
      (page) => page.logGroups,
    );
    const group = groups.find(({ logGroupName }) => logGroupName === name);
    return group ? found(name, { arn: group.arn?.replace(/:\*$/, "") ?? "" }) : [];
  },
};

const METRIC_FILTER: Kind = {
  wants: "<log group>:<filter>",
  form: /^[^:]+:.+$/,
  by: ["log_group_name", "name"],
  find: async ({ logs }, { log_group_name, name }) => {
    const question = { logGroupName: log_group_name, filterNamePrefix: name };
    const answer = await ask("logs:DescribeMetricFilters", logs.describeMetricFilters(question));
    return (answer?.metricFilters ?? [])
      .filter(({ filterName }) => filterName === name)
      .flatMap(() => found(`${log_group_name}:${name}`));
  },
};

const ALARM: Kind = {
  wants: "the alarm's name",
  form: /^.{1,255}$/,
  by: ["alarm_name"],
  find: async ({ cloudwatch }, { alarm_name = "" }) => {
    const question = { AlarmNames: [alarm_name] };
    const answer = await ask("cloudwatch:DescribeAlarms", cloudwatch.describeAlarms(question));
    return (answer?.MetricAlarms ?? []).flatMap(({ AlarmName, AlarmArn: arn = "" }) =>
      found(AlarmName, { arn }),
    );
  },
};

const DASHBOARD: Kind = {
  wants: "the dashboard's name",
  form: /^[\w-]+$/,
  by: ["dashboard_name"],
  find: async ({ cloudwatch }, { dashboard_name }) => {
    const question = { DashboardName: dashboard_name };
    const answer = await ask("cloudwatch:GetDashboard", cloudwatch.getDashboard(question));
    return answer ? found(dashboard_name) : [];
  },
};

export const WATCHING = {
  aws_cloudwatch_dashboard: DASHBOARD,
  aws_cloudwatch_log_group: LOG_GROUP,
  aws_cloudwatch_log_metric_filter: METRIC_FILTER,
  aws_cloudwatch_metric_alarm: ALARM,
};
