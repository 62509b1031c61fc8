import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import type { FargateService } from "../container-service/fargate-service";
import { Deployment } from "../naming/deployment";
import { validate } from "../validation/validate";
import { Alarm } from "./alarm";
import { ERROR_LINES, errorLines } from "./error-lines";
import { countProblem } from "./limits";
import type { Notifications } from "./notifications";

export interface ErrorLogAlarmProps {
  readonly service: FargateService;
  readonly notifications: Notifications;

  /** Error lines in five minutes that are nothing to get up for. @default 5 */
  readonly lines?: number;
}

/** Says when a service writes more errors into its log than usual. */
export class ErrorLogAlarm extends Construct {
  readonly filter: CloudwatchLogMetricFilter;
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { service, notifications, lines = 5 }: ErrorLogAlarmProps) {
    super(scope, id);
    validate(this, [countProblem("lines", lines)]);
    const deployment = Deployment.of(this);
    const metric = errorLines(service, deployment);
    this.filter = new CloudwatchLogMetricFilter(this, "metric-filter", {
      name: deployment.name(`${service.name}-error-lines`),
      logGroupName: service.logGroup.name,
      pattern: ERROR_LINES,
      // Without a default of 0 the metric exists, and is paid for, only in hours that have errors.
      metricTransformation: {
        namespace: metric.namespace,
        name: metric.metricName,
        value: "1",
        unit: "Count",
      },
    });
    this.alarm = new Alarm(this, "metric-alarm", {
      notifications,
      metric,
      threshold: lines,
      periodSeconds: 300,
      // Two of them, as lines may arrive late.
      evaluationPeriods: 2,
      datapointsToAlarm: 1,
      description:
        `${service.name} wrote more than ${lines} error lines within 5 minutes. Look first at them: log group ` +
        `of ${service.name}, CloudWatch Logs Insights, filter @message like /ERROR|CRITICAL|Traceback/.`,
    });
  }
}
