import { Construct } from "constructs";
import { Alarm } from "./alarm";
import type { Metric } from "./metric";
import type { Notifications } from "./notifications";

export interface ModelAlarmsProps {
  /** Model or inference profile, exactly as it is called. */
  readonly modelId: string;

  readonly notifications: Notifications;

  /** Failed calls in five minutes that retries absorb. */
  readonly errors: number;

  /** Throttled calls in five minutes that retries absorb. */
  readonly throttles: number;
}

/** Says when Bedrock fails or refuses the calls to one model. */
export class ModelAlarms extends Construct {
  readonly errors: Alarm;
  readonly throttles: Alarm;

  constructor(scope: Construct, id: string, { modelId, notifications, errors, throttles }: ModelAlarmsProps) {
    super(scope, id);
    const calls = (metricName: string): Metric => ({
      namespace: "AWS/Bedrock",
      metricName,
      dimensions: { ModelId: modelId },
      statistic: "Sum",
    });
    const repeated = { notifications, periodSeconds: 300, evaluationPeriods: 3, datapointsToAlarm: 2 };

    this.errors = new Alarm(this, "errors", {
      ...repeated,
      metric: {
        expression: "FILL(client, 0) + FILL(server, 0)",
        label: "Failed calls",
        metrics: { client: calls("InvocationClientErrors"), server: calls("InvocationServerErrors") },
      },
      threshold: errors,
      description:
        `More than ${errors} calls to ${modelId} failed within 5 minutes, twice in 15. Look first at which: client ` +
        "errors are ours (no access to the model, a wrong id, a prompt too long) and stand in the log of the " +
        "service; server errors are Bedrock's, see the AWS Health Dashboard.",
    });
    this.throttles = new Alarm(this, "throttles", {
      ...repeated,
      metric: calls("InvocationThrottles"),
      threshold: throttles,
      description:
        `Bedrock turned away more than ${throttles} calls to ${modelId} within 5 minutes, twice in 15. Look first at ` +
        "the quotas of the model: requests and tokens a minute, where a call that begins counts with all of its " +
        "max_tokens. Then lower max_tokens, raise the quotas, or call through a cross-region inference profile.",
    });
  }
}
