import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Construct } from "constructs";
import type { FargateService } from "./fargate-service";

/** What the load can be measured by. */
export type ScalingMetric = "cpu" | "memory" | "requests";

/** How the number of tasks follows the load. */
export interface ScalingPace {
  /** What the number of tasks follows. @default - cpu, memory, and requests behind a load balancer */
  readonly scaleOn?: readonly ScalingMetric[];

  /** Requests a minute that one task is meant to answer, behind a load balancer. @default 500 */
  readonly requestsPerTarget?: number;

  /** Seconds between two additions of tasks. @default 60 */
  readonly scaleOutCooldownSeconds?: number;

  /** Seconds between two removals of tasks; long, because load comes back. @default 300 */
  readonly scaleInCooldownSeconds?: number;
}

export interface AutoscalingProps extends ScalingPace {
  readonly service: FargateService;

  /** Tasks that run when nobody calls. */
  readonly minTasks: number;

  /** Tasks there are at most, whatever the load. */
  readonly maxTasks: number;
}

/** Use of a task that autoscaling keeps near, in percent. */
const CPU_PERCENT = 70;
const MEMORY_PERCENT = 80;

/** Keeps enough tasks for the load: the policy that asks for most of them decides. */
export class Autoscaling extends Construct {
  readonly resource: AppautoscalingTarget;

  /** Each only if it is among what the service scales on. */
  readonly cpu: AppautoscalingPolicy | undefined;
  readonly memory: AppautoscalingPolicy | undefined;

  /** Only behind a load balancer. */
  readonly requests: AppautoscalingPolicy | undefined;

  constructor(scope: Construct, id: string, props: AutoscalingProps) {
    super(scope, id);
    const { service, minTasks, maxTasks, requestsPerTarget = 500 } = props;
    const { scaleOutCooldownSeconds = 60, scaleInCooldownSeconds = 300 } = props;
    const { scaleOn = ["cpu", "memory", "requests"] } = props;
    const { cluster, target } = service;
    this.resource = new AppautoscalingTarget(this, "target", {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: `service/${cluster.resource.name}/${service.resource.name}`,
      minCapacity: minTasks,
      maxCapacity: maxTasks,
    });
    const { serviceNamespace, scalableDimension, resourceId } = this.resource;
    const follow = (
      metric: ScalingMetric,
      targetValue: number,
      predefinedMetricType: string,
      resourceLabel?: string,
    ) => {
      if (!scaleOn.includes(metric)) return undefined;
      return new AppautoscalingPolicy(this, metric, {
        name: `${service.name}-${metric}`,
        policyType: "TargetTrackingScaling",
        serviceNamespace,
        scalableDimension,
        resourceId,
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType, resourceLabel },
          targetValue,
          scaleOutCooldown: scaleOutCooldownSeconds,
          scaleInCooldown: scaleInCooldownSeconds,
        },
      });
    };
    this.cpu = follow("cpu", CPU_PERCENT, "ECSServiceAverageCPUUtilization");
    this.memory = follow("memory", MEMORY_PERCENT, "ECSServiceAverageMemoryUtilization");
    this.requests =
      target &&
      follow(
        "requests",
        requestsPerTarget,
        "ALBRequestCountPerTarget",
        `${target.loadBalancer.resource.arnSuffix}/${target.group.arnSuffix}`,
      );
  }
}
