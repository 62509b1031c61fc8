import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { addressName } from "./address-name";
import type { Metric, MetricMath } from "./metric";
import type { Notifications } from "./notifications";

export interface AlarmProps {
  readonly notifications: Notifications;

  /** What it means, and what to look at first; it is all the woken-up reader gets. */
  readonly description: string;

  readonly metric: Metric | MetricMath;

  /** Whether it is too much or too little that is wrong. @default "above" */
  readonly alarmWhen?: "above" | "below";

  /** The last value that is still fine. */
  readonly threshold: number;

  /** Seconds a datapoint covers. @default 60 */
  readonly periodSeconds?: number;

  /** Datapoints looked at. */
  readonly evaluationPeriods: number;

  /** How many of them must be wrong. */
  readonly datapointsToAlarm: number;

  /** What silence means: `notBreaching` is as good as zero, `missing` is no news. @default "notBreaching" */
  readonly treatMissingData?: "notBreaching" | "missing";
}

/** A CloudWatch alarm, named after its address, that notifies when it goes off and when it is over. */
export class Alarm extends CloudwatchMetricAlarm {
  constructor(scope: Construct, id: string, props: AlarmProps) {
    const { notifications, description, metric, alarmWhen = "above", threshold } = props;
    const { periodSeconds = 60, evaluationPeriods, datapointsToAlarm } = props;
    const { treatMissingData = "notBreaching" } = props;
    super(scope, id, {
      alarmName: addressName(scope, id, CloudwatchMetricAlarm.tfResourceType),
      alarmDescription: description,
      comparisonOperator: alarmWhen === "above" ? "GreaterThanThreshold" : "LessThanThreshold",
      threshold,
      evaluationPeriods,
      datapointsToAlarm,
      treatMissingData,
      alarmActions: [notifications.arn],
      okActions: [notifications.arn],
      ...("expression" in metric ? mathOf(metric, periodSeconds) : singleOf(metric, periodSeconds)),
    });
  }
}

function singleOf(metric: Metric, period: number): Partial<CloudwatchMetricAlarmConfig> {
  const { namespace, metricName, dimensions, statistic } = metric;
  const isPercentile = statistic.startsWith("p");
  return {
    namespace,
    metricName,
    dimensions: { ...dimensions },
    period,
    // A percentile of a handful of requests is one request; it is no reason to wake anybody.
    ...(isPercentile
      ? { extendedStatistic: statistic, evaluateLowSampleCountPercentiles: "ignore" }
      : { statistic }),
  };
}

function mathOf(
  { expression, label, metrics }: MetricMath,
  period: number,
): Partial<CloudwatchMetricAlarmConfig> {
  return {
    metricQuery: [
      { id: "result", expression, label, returnData: true },
      ...Object.entries(metrics).map(([id, { namespace, metricName, dimensions, statistic }]) => ({
        id,
        metric: { namespace, metricName, dimensions: { ...dimensions }, stat: statistic, period },
      })),
    ],
  };
}
