import { Construct } from "constructs";
import { Alarm } from "../../modules/observability/alarm";
import { synthesized } from "../support/terraform";
import { notificationsOf } from "./notifications-of";

describe("an alarm", () => {
  const terraform = synthesized((stack) => {
    const notifications = notificationsOf(stack);
    const metric = {
      namespace: "AWS/SQS",
      metricName: "Depth",
      dimensions: { Queue: "q" },
      statistic: "Sum",
    };
    const often = { notifications, metric, evaluationPeriods: 3, datapointsToAlarm: 2, threshold: 1 };
    const queue = new Construct(stack, "queue");
    new Alarm(queue, "depth", { ...often, description: "Too deep. Look at the consumer first." });
    new Alarm(queue, "metric-alarm", {
      ...often,
      description: "Too shallow",
      alarmWhen: "below",
      treatMissingData: "missing",
    });
  });

  test("is named after its address", () => {
    expect(terraform.resource("aws_cloudwatch_metric_alarm.queue_depth")["alarm_name"]).toBe(
      "test-system-dev-queue-depth",
    );
    expect(terraform.resource("aws_cloudwatch_metric_alarm.queue")["alarm_name"]).toBe(
      "test-system-dev-queue",
    );
  });

  test("tells when it goes off, when it is over, and what to do", () => {
    expect(terraform.resource("aws_cloudwatch_metric_alarm.queue_depth")).toMatchObject({
      alarm_description: "Too deep. Look at the consumer first.",
      alarm_actions: ["${aws_sns_topic.notifications.arn}"],
      ok_actions: ["${aws_sns_topic.notifications.arn}"],
    });
  });

  test("takes silence for good news, unless told otherwise", () => {
    expect(terraform.resource("aws_cloudwatch_metric_alarm.queue_depth")).toMatchObject({
      treat_missing_data: "notBreaching",
      comparison_operator: "GreaterThanThreshold",
      period: 60,
    });
    expect(terraform.resource("aws_cloudwatch_metric_alarm.queue")).toMatchObject({
      treat_missing_data: "missing",
      comparison_operator: "LessThanThreshold",
    });
  });
});
