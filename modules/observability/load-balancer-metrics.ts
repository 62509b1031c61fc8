import type { LoadBalancer, Target } from "../load-balancer/load-balancer";
import type { Metric } from "./metric";

/** What a load balancer measures of everything that passes through it. */
export interface LoadBalancerMetrics {
  readonly requests: Metric;

  /** 5xx answers it gave itself: no healthy target, a target that hung up or did not answer in time. */
  readonly ownErrors: Metric;

  /** 5xx answers it passed on. */
  readonly targetErrors: Metric;

  /** Seconds until a target begins to answer, which is not when it ends: a streamed answer counts to its first byte. */
  readonly latency: Metric;
}

/** What a load balancer measures of one of its targets. */
export interface TargetMetrics {
  readonly requests: Metric;
  readonly errors: Metric;

  /** Seconds until the target begins to answer. */
  readonly latency: Metric;
  readonly unhealthyTasks: Metric;
}

export function loadBalancerMetrics(loadBalancer: LoadBalancer): LoadBalancerMetrics {
  const metric = metricOf({ LoadBalancer: loadBalancer.resource.arnSuffix });
  return {
    requests: metric("RequestCount", "Sum"),
    ownErrors: metric("HTTPCode_ELB_5XX_Count", "Sum"),
    targetErrors: metric("HTTPCode_Target_5XX_Count", "Sum"),
    latency: metric("TargetResponseTime", "p95"),
  };
}

export function targetMetrics(loadBalancer: LoadBalancer, target: Target): TargetMetrics {
  const metric = metricOf({
    LoadBalancer: loadBalancer.resource.arnSuffix,
    TargetGroup: target.group.arnSuffix,
  });
  return {
    requests: metric("RequestCount", "Sum"),
    errors: metric("HTTPCode_Target_5XX_Count", "Sum"),
    latency: metric("TargetResponseTime", "p95"),
    unhealthyTasks: metric("UnHealthyHostCount", "Maximum"),
  };
}

function metricOf(dimensions: Metric["dimensions"]) {
  return (metricName: string, statistic: string): Metric => ({
    namespace: "AWS/ApplicationELB",
    metricName,
    dimensions,
    statistic,
  });
}
