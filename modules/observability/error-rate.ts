import type { Metric, MetricMath } from "./metric";

export interface ErrorRate {
  readonly label: string;
  readonly requests: Metric;
  readonly errors: Metric;

  /** Requests a period must have before its rate says anything. */
  readonly fewestRequests: number;
}

/**
 * Failed requests in percent of all; 0 while there are too few to tell.
 *
 * A load balancer without a healthy target answers 503 and does not count the request: then there are more errors than
 * requests, and the errors are what there was. Both metrics are silent instead of zero.
 */
export function errorRate({ label, requests, errors, fewestRequests }: ErrorRate): MetricMath {
  const failed = "FILL(errors, 0)";
  const all = `MAX([FILL(requests, 0), ${failed}])`;
  return {
    expression: `IF(${all} >= ${fewestRequests}, 100 * ${failed} / ${all}, 0)`,
    label,
    metrics: { requests, errors },
  };
}
