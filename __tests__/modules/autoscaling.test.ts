import { FargateService, type FargateServiceProps } from "../../modules/container-service/fargate-service";
import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { clusterOf } from "./service-of";

function build(props: Partial<FargateServiceProps> = {}, behind: "load-balancer" | "nothing" = "nothing") {
  return (stack: TestStack) => {
    const cluster = clusterOf(stack);
    const { network } = cluster;
    const loadBalancer = () =>
      new LoadBalancer(stack, "door", {
        network,
        callers: { office: "203.0.113.0/24" },
        protocol: "plain-http",
      });
    new FargateService(stack, "core", {
      cluster,
      image: "core:1",
      port: 8000,
      target: behind === "nothing" ? undefined : loadBalancer().route("core", { priority: 1, port: 8000 }),
      ...props,
    });
  };
}

describe("a service that may have more tasks", () => {
  const terraform = synthesized(build({ tasks: 2, maxTasks: 10 }, "load-balancer"));
  const policy = (metric: string) => terraform.resource(`aws_appautoscaling_policy.core_${metric}`);

  test("scales between both numbers", () => {
    expect(terraform.resource("aws_appautoscaling_target.core")).toMatchObject({
      min_capacity: 2,
      max_capacity: 10,
      resource_id: "service/${aws_ecs_cluster.agents.name}/${aws_ecs_service.core.name}",
      scalable_dimension: "ecs:service:DesiredCount",
      service_namespace: "ecs",
    });
  });

  test("starts with the smaller one, and leaves the number to autoscaling from then on", () => {
    expect(terraform.resource("aws_ecs_service.core")).toMatchObject({
      desired_count: 2,
      lifecycle: { ignore_changes: ["desired_count"] },
    });
  });

  test.each([
    ["cpu", 70, "ECSServiceAverageCPUUtilization"],
    ["memory", 80, "ECSServiceAverageMemoryUtilization"],
    ["requests", 500, "ALBRequestCountPerTarget"],
  ])("follows %s near %i, quickly up and slowly down", (metric, target, type) => {
    expect(policy(metric)).toMatchObject({
      name: `core-${metric}`,
      policy_type: "TargetTrackingScaling",
      target_tracking_scaling_policy_configuration: {
        target_value: target,
        scale_out_cooldown: 60,
        scale_in_cooldown: 300,
        predefined_metric_specification: { predefined_metric_type: type },
      },
    });
  });

  test("counts the requests of its own target group", () => {
    const { target_tracking_scaling_policy_configuration: tracking } = policy("requests");
    expect(tracking.predefined_metric_specification.resource_label).toBe(
      "${aws_lb.door.arn_suffix}/${aws_lb_target_group.door_core.arn_suffix}",
    );
  });
});

test("the pace of scaling is a setting", () => {
  const terraform = synthesized(
    build(
      { maxTasks: 4, requestsPerTarget: 200, scaleOutCooldownSeconds: 120, scaleInCooldownSeconds: 600 },
      "load-balancer",
    ),
  );
  expect(terraform.resource("aws_appautoscaling_policy.core_requests")).toMatchObject({
    target_tracking_scaling_policy_configuration: {
      target_value: 200,
      scale_out_cooldown: 120,
      scale_in_cooldown: 600,
    },
  });
});

test("a service nobody calls through a load balancer scales by CPU and memory", () => {
  const { addresses } = synthesized(build({ maxTasks: 4 }));
  expect(addresses.filter((address) => address.startsWith("aws_appautoscaling_policy."))).toEqual([
    "aws_appautoscaling_policy.core_cpu",
    "aws_appautoscaling_policy.core_memory",
  ]);
});

test("a service scales on what it is told to, and on nothing else", () => {
  const { addresses } = synthesized(build({ maxTasks: 4, scaleOn: ["cpu", "requests"] }, "load-balancer"));
  expect(addresses.filter((address) => address.startsWith("aws_appautoscaling_policy."))).toEqual([
    "aws_appautoscaling_policy.core_cpu",
    "aws_appautoscaling_policy.core_requests",
  ]);
});

test("refuses to scale on nothing, on requests that nobody counts, and to count them for nothing", () => {
  expect(problems(build({ maxTasks: 4, scaleOn: [] }))).toEqual([
    "test-system-dev/core:",
    "  - scaleOn must name at least one of cpu, memory, requests; got none",
  ]);
  expect(problems(build({ maxTasks: 4, scaleOn: ["requests"] }))).toEqual([
    "test-system-dev/core:",
    "  - scaleOn requests needs a target, got none",
  ]);
  const unused = { maxTasks: 4, requestsPerTarget: 500, scaleOn: ["cpu"] } as const;
  expect(problems(build(unused, "load-balancer"))).toEqual([
    "test-system-dev/core:",
    "  - requestsPerTarget needs requests in scaleOn, got cpu",
  ]);
});

test("a service of a fixed size has no autoscaling, and Terraform keeps its number of tasks", () => {
  const terraform = synthesized(build({ tasks: 3 }));
  expect(terraform.addresses.filter((address) => address.startsWith("aws_appautoscaling"))).toEqual([]);
  expect(terraform.resource("aws_ecs_service.core")).toMatchObject({ desired_count: 3 });
  expect(terraform.resource("aws_ecs_service.core")["lifecycle"]).not.toHaveProperty("ignore_changes");
});

test("refuses a pace that is none", () => {
  const pace = {
    maxTasks: 4,
    requestsPerTarget: 0,
    scaleOutCooldownSeconds: -1,
    scaleInCooldownSeconds: 0.5,
  };
  expect(problems(build(pace))).toEqual([
    "test-system-dev/core:",
    "  - requestsPerTarget needs a target, got none",
    "  - requestsPerTarget must be a whole number of at least 1, got 0",
    "  - scaleOutCooldownSeconds must be a whole number of at least 0, got -1",
    "  - scaleInCooldownSeconds must be a whole number of at least 0, got 0.5",
  ]);
});
