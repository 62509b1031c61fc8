import type { FargateService } from "../container-service/fargate-service";
import type { Metric } from "./metric";

/** What ECS measures of a service; the task counts come from Container Insights. */
export interface ServiceMetrics {
  readonly cpu: Metric;
  readonly memory: Metric;
  readonly desiredTasks: Metric;
  readonly runningTasks: Metric;
}

export function serviceMetrics(service: FargateService): ServiceMetrics {
  const dimensions = { ClusterName: service.cluster.resource.name, ServiceName: service.resource.name };
  const utilization = (metricName: string): Metric => ({
    namespace: "AWS/ECS",
    metricName,
    dimensions,
    statistic: "Average",
  });
  const count = (metricName: string): Metric => ({
    namespace: "ECS/ContainerInsights",
    metricName,
    dimensions,
    statistic: "Average",
  });
  return {
    cpu: utilization("CPUUtilization"),
    memory: utilization("MemoryUtilization"),
    desiredTasks: count("DesiredTaskCount"),
    runningTasks: count("RunningTaskCount"),
  };
}
