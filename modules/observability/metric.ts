/** One series of numbers in CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;

  /** `Average`, `Sum`, `Minimum`, `Maximum`, or a percentile such as `p95`. */
  readonly statistic: string;
}

/** What CloudWatch works out from several metrics. */
export interface MetricMath {
  /** Calls the metrics by their keys. */
  readonly expression: string;

  /** What the result is, for people who read the alarm. */
  readonly label: string;

  /** Metrics by the word the expression uses; CloudWatch bills an alarm for each of them. */
  readonly metrics: Readonly<Record<string, Metric>>;
}
