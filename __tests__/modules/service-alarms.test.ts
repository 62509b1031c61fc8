import { FargateService } from "../../modules/container-service/fargate-service";
import { ServiceAlarms, type ServiceAlarmsProps } from "../../modules/observability/service-alarms";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { notificationsOf } from "./notifications-of";
import { clusterOf, serviceOf } from "./service-of";

function alarms(props: Partial<ServiceAlarmsProps> = {}) {
  return (stack: TestStack) => {
    const service = serviceOf(stack, clusterOf(stack));
    new ServiceAlarms(stack, "langgraph-alarms", {
      service,
      notifications: notificationsOf(stack),
      ...props,
    });
  };
}

describe("alarms of a service", () => {
  const terraform = synthesized(alarms());
  const alarm = (name: string) => terraform.resource(`aws_cloudwatch_metric_alarm.langgraph_alarms_${name}`);
  const dimensions = {
    ClusterName: "${aws_ecs_cluster.agents.name}",
    ServiceName: "${aws_ecs_service.langgraph.name}",
  };

  test.each([
    ["cpu", "CPUUtilization"],
    ["memory", "MemoryUtilization"],
  ])("go off when %s has been above 80 %% for ten minutes of fifteen", (name, metric) => {
    expect(alarm(name)).toMatchObject({
      alarm_name: `test-system-dev-langgraph-alarms-${name}`,
      namespace: "AWS/ECS",
      metric_name: metric,
      dimensions,
      statistic: "Average",
      comparison_operator: "GreaterThanThreshold",
      threshold: 80,
      period: 60,
      evaluation_periods: 15,
      datapoints_to_alarm: 10,
      treat_missing_data: "missing",
    });
  });

  test("go off when tasks have been missing for ten minutes", () => {
    const count = { namespace: "ECS/ContainerInsights", dimensions, stat: "Average", period: 60 };
    expect(alarm("tasks")).toMatchObject({ threshold: 0, evaluation_periods: 10, datapoints_to_alarm: 10 });
    expect(alarm("tasks")["metric_query"]).toMatchObject([
      { expression: "desired - running", return_data: true },
      { id: "desired", metric: { ...count, metric_name: "DesiredTaskCount" } },
      { id: "running", metric: { ...count, metric_name: "RunningTaskCount" } },
    ]);
  });

  test.each(["cpu", "memory", "tasks"])("say of %s what it means and what to look at first", (name) => {
    const description: string = alarm(name)["alarm_description"];
    expect(description).toMatch(/^langgraph has .* Look first /);
    expect(description.length).toBeLessThan(1024);
  });

  test("take thresholds of a service's own, and put them into the description", () => {
    const own = synthesized(alarms({ cpuPercent: 90, memoryPercent: 70 }));
    const cpu = own.resource("aws_cloudwatch_metric_alarm.langgraph_alarms_cpu");
    expect(cpu["threshold"]).toBe(90);
    expect(cpu["alarm_description"]).toContain("more than 90 %");
    expect(own.resource("aws_cloudwatch_metric_alarm.langgraph_alarms_memory")["threshold"]).toBe(70);
  });

  test("say of a service nobody calls what it works at, not who waits for it", () => {
    const own = synthesized((stack) => {
      const cluster = clusterOf(stack);
      const service = new FargateService(stack, "dispatcher", { cluster, image: "dispatcher:1", tasks: 1 });
      new ServiceAlarms(service, "alarms", { service, notifications: notificationsOf(stack) });
    });
    const said = ["cpu", "memory", "tasks"].map(
      (name) => own.resource(`aws_cloudwatch_metric_alarm.dispatcher_alarms_${name}`)["alarm_description"],
    );
    expect(said[0]).toContain("so work piles up.");
    expect(said.join(" ")).not.toMatch(/traffic|answer/);
  });

  test("refuses shares that are none", () => {
    expect(problems(alarms({ cpuPercent: 0, memoryPercent: 120 }))).toEqual([
      "test-system-dev/langgraph-alarms:",
      "  - cpuPercent must be above 0 and below 100, got 0",
      "  - memoryPercent must be above 0 and below 100, got 120",
    ]);
  });
});
