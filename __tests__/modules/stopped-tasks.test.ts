import { StoppedTasks } from "../../modules/observability/stopped-tasks";
import { synthesized } from "../support/terraform";
import { notificationsOf } from "./notifications-of";
import { clusterOf } from "./service-of";

describe("stopped tasks", () => {
  const terraform = synthesized((stack) => {
    new StoppedTasks(stack, "stopped-tasks", {
      cluster: clusterOf(stack),
      notifications: notificationsOf(stack),
    });
  });
  const pattern = (name: string) =>
    terraform.document(`aws_cloudwatch_event_rule.stopped_tasks_${name}`, "event_pattern");
  const target = (name: string) => terraform.resource(`aws_cloudwatch_event_target.stopped_tasks_${name}`);

  test("are those of services in this cluster that crashed, did not start or failed a health check", () => {
    expect(pattern("task")).toEqual({
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: {
        clusterArn: ["${aws_ecs_cluster.agents.arn}"],
        lastStatus: ["STOPPED"],
        group: [{ prefix: "service:" }],
        $or: [
          { stopCode: ["EssentialContainerExited", "TaskFailedToStart"] },
          { stoppedReason: [{ prefix: "Task failed" }] },
        ],
      },
    });
  });

  test("include failed deployments of services in this cluster", () => {
    expect(pattern("deployment")).toEqual({
      source: ["aws.ecs"],
      "detail-type": ["ECS Deployment State Change"],
      resources: [{ prefix: "arn:aws:ecs:us-east-1:111122223333:service/${aws_ecs_cluster.agents.name}/" }],
      detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
    });
  });

  test.each(["task", "deployment"])("are told of by name, for a %s", (name) => {
    expect(terraform.resource(`aws_cloudwatch_event_rule.stopped_tasks_${name}`)["name"]).toBe(
      `test-system-dev-stopped-tasks-${name}`,
    );
    expect(target(name)).toMatchObject({
      rule: `\${aws_cloudwatch_event_rule.stopped_tasks_${name}.name}`,
      arn: "${aws_sns_topic.notifications.arn}",
    });
  });

  test.each(["task", "deployment"])("are described in a sentence that quotes the event, for a %s", (name) => {
    const { input_paths: paths, input_template: template } = target(name)["input_transformer"];
    const message: string = JSON.parse(template);
    const quoted = [...message.matchAll(/<(\w+)>/g)].map(([, word]) => word);
    expect([...quoted].sort()).toEqual(Object.keys(paths).sort());
    expect(message).toContain("test-system dev");
    expect(message).toContain("Look first at");
  });
});
