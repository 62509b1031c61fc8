import { BedrockAlarms, type BedrockAlarmsProps } from "../../modules/observability/bedrock-alarms";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { notificationsOf } from "./notifications-of";

const CLAUDE = "us.anthropic.claude-sonnet-4-20250514-v1:0";

function alarms(props: Partial<BedrockAlarmsProps> = {}) {
  return (stack: TestStack) => {
    new BedrockAlarms(stack, "bedrock-alarms", {
      modelIds: { claude: CLAUDE, "titan-embed": "amazon.titan-embed-text-v2:0" },
      notifications: notificationsOf(stack),
      ...props,
    });
  };
}

describe("alarms of Bedrock", () => {
  const terraform = synthesized(alarms());

  test("are two for every model, under a word of its own", () => {
    expect(terraform.addresses.filter((address) => address.includes("alarm"))).toEqual([
      "aws_cloudwatch_metric_alarm.bedrock_alarms_claude_errors",
      "aws_cloudwatch_metric_alarm.bedrock_alarms_claude_throttles",
      "aws_cloudwatch_metric_alarm.bedrock_alarms_titan_embed_errors",
      "aws_cloudwatch_metric_alarm.bedrock_alarms_titan_embed_throttles",
    ]);
  });

  test("count client and server errors of the model together", () => {
    const { metric_query: queries, threshold } = terraform.resource(
      "aws_cloudwatch_metric_alarm.bedrock_alarms_claude_errors",
    );
    const call = { namespace: "AWS/Bedrock", dimensions: { ModelId: CLAUDE }, stat: "Sum", period: 300 };
    expect(threshold).toBe(5);
    expect(queries).toMatchObject([
      { expression: "FILL(client, 0) + FILL(server, 0)", return_data: true },
      { id: "client", metric: { ...call, metric_name: "InvocationClientErrors" } },
      { id: "server", metric: { ...call, metric_name: "InvocationServerErrors" } },
    ]);
  });

  test("go off when the model is throttled twice in a quarter of an hour", () => {
    expect(terraform.resource("aws_cloudwatch_metric_alarm.bedrock_alarms_claude_throttles")).toMatchObject({
      alarm_name: "test-system-dev-bedrock-alarms-claude-throttles",
      namespace: "AWS/Bedrock",
      metric_name: "InvocationThrottles",
      dimensions: { ModelId: CLAUDE },
      statistic: "Sum",
      period: 300,
      threshold: 10,
      evaluation_periods: 3,
      datapoints_to_alarm: 2,
    });
  });

  test("refuses models that an address cannot be made of, none at all, and counts of nothing countable", () => {
    expect(problems(alarms({ modelIds: { [CLAUDE]: CLAUDE } }))[1]).toBe(
      `  - modelIds must have lower-case words like claude-sonnet as keys, got '${CLAUDE}'`,
    );
    expect(problems(alarms({ modelIds: {}, errors: -1, throttles: 0.5 }))).toEqual([
      "test-system-dev/bedrock-alarms:",
      "  - modelIds must name at least one model, got none",
      "  - errors must be a whole number from 0, got -1",
      "  - throttles must be a whole number from 0, got 0.5",
    ]);
  });
});
