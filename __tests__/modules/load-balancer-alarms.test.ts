import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { Network } from "../../modules/network/network";
import {
  LoadBalancerAlarms,
  type LoadBalancerAlarmsProps,
} from "../../modules/observability/load-balancer-alarms";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { notificationsOf } from "./notifications-of";

function alarms(props: Partial<LoadBalancerAlarmsProps> = {}) {
  return (stack: TestStack) => {
    const network = new Network(stack, "network", {
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
    });
    const loadBalancer = new LoadBalancer(stack, "ingress", {
      network,
      callers: { office: "203.0.113.0/24" },
      protocol: "plain-http",
    });
    new LoadBalancerAlarms(stack, "ingress-alarms", {
      loadBalancer,
      target: loadBalancer.route("api", { priority: 1, port: 8000 }),
      notifications: notificationsOf(stack),
      ...props,
    });
  };
}

const DOOR = { LoadBalancer: "${aws_lb.ingress.arn_suffix}" };
const BEHIND = { ...DOOR, TargetGroup: "${aws_lb_target_group.ingress_api.arn_suffix}" };

describe("alarms of a load balancer", () => {
  const terraform = synthesized(alarms());
  const alarm = (name: string) => terraform.resource(`aws_cloudwatch_metric_alarm.ingress_alarms_${name}`);

  test("go off when a task has been unhealthy for five minutes", () => {
    expect(alarm("unhealthy_tasks")).toMatchObject({
      namespace: "AWS/ApplicationELB",
      metric_name: "UnHealthyHostCount",
      dimensions: BEHIND,
      statistic: "Maximum",
      period: 60,
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      evaluation_periods: 5,
      datapoints_to_alarm: 5,
    });
  });

  test("go off when the load balancer answers one request in twenty with 5xx itself", () => {
    expect(alarm("errors")).toMatchObject({ threshold: 5, evaluation_periods: 5, datapoints_to_alarm: 3 });
    expect(alarm("errors")["metric_query"]).toMatchObject([
      { return_data: true },
      { id: "requests", metric: { metric_name: "RequestCount", dimensions: DOOR, stat: "Sum" } },
      { id: "errors", metric: { metric_name: "HTTPCode_ELB_5XX_Count", dimensions: DOOR, stat: "Sum" } },
    ]);
  });

  test("go off when a service answers one request in twenty with 5xx", () => {
    expect(alarm("target_errors")["metric_query"]).toMatchObject([
      { return_data: true },
      { id: "requests", metric: { metric_name: "RequestCount", dimensions: BEHIND } },
      { id: "errors", metric: { metric_name: "HTTPCode_Target_5XX_Count", dimensions: BEHIND } },
    ]);
  });

  test("do not take one failure in a quiet minute for a rate, nor a door without tasks for a quiet one", () => {
    const all = "MAX([FILL(requests, 0), FILL(errors, 0)])";
    expect(alarm("errors")["metric_query"][0].expression).toBe(
      `IF(${all} >= 10, 100 * FILL(errors, 0) / ${all}, 0)`,
    );
  });

  test("go off when one request in twenty waits half a minute, and not for a handful of requests", () => {
    expect(alarm("latency")).toMatchObject({
      metric_name: "TargetResponseTime",
      dimensions: BEHIND,
      extended_statistic: "p95",
      evaluate_low_sample_count_percentiles: "ignore",
      threshold: 30,
      period: 300,
    });
    expect(alarm("latency")["statistic"]).toBeUndefined();
  });

  test("take thresholds of a system's own", () => {
    const own = synthesized(alarms({ errorPercent: 1, fewestRequests: 100, latencySeconds: 2.5 }));
    expect(own.resource("aws_cloudwatch_metric_alarm.ingress_alarms_latency")["threshold"]).toBe(2.5);
    expect(own.resource("aws_cloudwatch_metric_alarm.ingress_alarms_errors")).toMatchObject({ threshold: 1 });
  });

  test("refuses thresholds that make no sense", () => {
    expect(problems(alarms({ errorPercent: 100, fewestRequests: 0, latencySeconds: Number.NaN }))).toEqual([
      "test-system-dev/ingress-alarms:",
      "  - errorPercent must be above 0 and below 100, got 100",
      "  - fewestRequests must be above 0, got 0",
      "  - latencySeconds must be above 0, got NaN",
    ]);
  });
});
