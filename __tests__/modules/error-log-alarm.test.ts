import { ERROR_LINES } from "../../modules/observability/error-lines";
import { ErrorLogAlarm } from "../../modules/observability/error-log-alarm";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { notificationsOf } from "./notifications-of";
import { clusterOf, serviceOf } from "./service-of";

function alarm(lines?: number) {
  return (stack: TestStack) => {
    const service = serviceOf(stack, clusterOf(stack));
    new ErrorLogAlarm(stack, "langgraph-errors", { service, notifications: notificationsOf(stack), lines });
  };
}

describe("the alarm of a log", () => {
  const terraform = synthesized(alarm());

  test("counts the error lines of the service", () => {
    expect(terraform.resource("aws_cloudwatch_log_metric_filter.langgraph_errors")).toMatchObject({
      name: "test-system-dev-langgraph-error-lines",
      log_group_name: "${aws_cloudwatch_log_group.langgraph.name}",
      pattern: ERROR_LINES,
      metric_transformation: {
        namespace: "test-system/dev",
        name: "langgraph-error-lines",
        value: "1",
        unit: "Count",
      },
    });
  });

  test("goes off when there are more than five in five minutes", () => {
    expect(terraform.resource("aws_cloudwatch_metric_alarm.langgraph_errors")).toMatchObject({
      alarm_name: "test-system-dev-langgraph-errors",
      namespace: "test-system/dev",
      metric_name: "langgraph-error-lines",
      statistic: "Sum",
      period: 300,
      threshold: 5,
      datapoints_to_alarm: 1,
      treat_missing_data: "notBreaching",
    });
  });

  test("refuses a part of a line", () => {
    expect(problems(alarm(2.5))).toEqual([
      "test-system-dev/langgraph-errors:",
      "  - lines must be a whole number from 0, got 2.5",
    ]);
  });
});

describe("error lines", () => {
  // CloudWatch reads what is between the % signs as a regular expression, case-sensitive and anywhere in the line.
  const pattern = new RegExp(ERROR_LINES.slice(1, -1));

  test.each([
    "2025-01-01 10:00:00 ERROR agents.core: Bedrock refused the call",
    "Traceback (most recent call last):",
    '{"timestamp": "2025-01-01", "level": "ERROR", "message": "no answer"}',
    '{"event":"no answer","level":"error"}',
    '{"event": "no answer", "level": "critical"}',
    "CRITICAL:root:out of memory",
  ])("are lines like '%s'", (line) => {
    expect(line).toMatch(pattern);
  });

  test.each([
    "INFO agents.core: retried after an error",
    '{"level":"info","errors":0}',
    'INFO: 10.0.1.2:41234 - "GET /health HTTP/1.1" 200 OK',
  ])("are not lines like '%s'", (line) => {
    expect(line).not.toMatch(pattern);
  });

  test("are looked for with nothing CloudWatch would refuse", () => {
    expect(ERROR_LINES).toMatch(/^%[A-Za-z0-9_#=@/;,\-^$?[\]{}|\\*+.]+%$/);
  });
});
