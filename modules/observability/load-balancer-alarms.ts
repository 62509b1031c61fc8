import { Construct } from "constructs";
import type { LoadBalancer, Target } from "../load-balancer/load-balancer";
import { validate } from "../validation/validate";
import { Alarm } from "./alarm";
import { errorRate } from "./error-rate";
import { amountProblem, percentProblem } from "./limits";
import { loadBalancerMetrics, targetMetrics } from "./load-balancer-metrics";
import type { Notifications } from "./notifications";

export interface LoadBalancerAlarmsProps {
  readonly loadBalancer: LoadBalancer;
  readonly target: Target;
  readonly notifications: Notifications;

  /** Share of requests that may fail with a 5xx answer. @default 5 */
  readonly errorPercent?: number;

  /** Requests a minute below which a share of them says nothing. @default 10 */
  readonly fewestRequests?: number;

  /**
   * Time within which 95 of 100 requests must begin to be answered. A streamed answer counts to its first byte, any
   * other one to its end, and a model takes 20 s for 1,000 tokens at 50 a second.
   *
   * @default 30
   */
  readonly latencySeconds?: number;
}

/** Says when callers get errors, or wait, at the door of a system. */
export class LoadBalancerAlarms extends Construct {
  readonly unhealthyTasks: Alarm;
  readonly errors: Alarm;
  readonly targetErrors: Alarm;
  readonly latency: Alarm;

  constructor(scope: Construct, id: string, props: LoadBalancerAlarmsProps) {
    super(scope, id);
    const { loadBalancer, target, notifications } = props;
    const { errorPercent = 5, fewestRequests = 10, latencySeconds = 30 } = props;
    validate(this, [
      percentProblem("errorPercent", errorPercent),
      amountProblem("fewestRequests", fewestRequests),
      amountProblem("latencySeconds", latencySeconds),
    ]);
    const atTheDoor = loadBalancerMetrics(loadBalancer);
    const behind = targetMetrics(loadBalancer, target);
    const rate = { notifications, threshold: errorPercent, evaluationPeriods: 5, datapointsToAlarm: 3 };

    this.unhealthyTasks = new Alarm(this, "unhealthy-tasks", {
      notifications,
      metric: behind.unhealthyTasks,
      threshold: 0,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      description:
        "At least one task has failed its health check for 5 minutes and gets no requests. Look first at the reason " +
        "the target group gives (a status code, a timeout), then at the log of that task.",
    });
    this.errors = new Alarm(this, "errors", {
      ...rate,
      metric: errorRate({
        label: "5xx answers of the load balancer, percent",
        requests: atTheDoor.requests,
        errors: atTheDoor.ownErrors,
        fewestRequests,
      }),
      description:
        `The load balancer itself answered more than ${errorPercent} % of requests with 5xx in 3 of 5 minutes. Look ` +
        "first at which code: 503 means no healthy task, 502 a task that crashed or closed the connection, 504 one " +
        "that did not answer within the idle timeout.",
    });
    this.targetErrors = new Alarm(this, "target-errors", {
      ...rate,
      metric: errorRate({
        label: "5xx answers of the service, percent",
        requests: behind.requests,
        errors: behind.errors,
        fewestRequests,
      }),
      description:
        `The service answered more than ${errorPercent} % of requests with 5xx in 3 of 5 minutes. Look first at the ` +
        "error lines in its log, then at what it depends on: Bedrock, its peers, the database. If they began with a " +
        "deployment, roll back.",
    });
    this.latency = new Alarm(this, "latency", {
      notifications,
      metric: behind.latency,
      threshold: latencySeconds,
      periodSeconds: 300,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      description:
        `One request in twenty has waited more than ${latencySeconds} s for its answer to begin, for 15 minutes. ` +
        "Look first at CPU and task count of the service, then at the latency and the throttles of the model it calls.",
    });
  }
}
