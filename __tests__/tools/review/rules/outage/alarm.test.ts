import { outageAlarm } from "../../../../../tools/review/rules/outage/alarm";
import { check, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_cloudwatch_metric_alarm";
const alarm = { alarm_name: "errors", actions_enabled: true, alarm_actions: ["arn:topic"] };

test.each([
  [destroyed(TYPE, alarm), "The alarm is destroyed: nobody is told any more"],
  [
    updated(TYPE, alarm, { actions_enabled: false }),
    'The alarm "errors" is muted: its actions are turned off',
  ],
  [
    updated(TYPE, alarm, { alarm_actions: [] }),
    'The alarm "errors" tells nobody any more: it has no actions',
  ],
])("an alarm that tells nobody leaves people blind", (change, what) => {
  expect(check(outageAlarm, change)).toMatchObject([{ level: "exposure", what }]);
});

test("an alarm under another name is routine", () => {
  expect(check(outageAlarm, replaced(TYPE, alarm, { alarm_name: "b" }))).toMatchObject([
    { level: "routine" },
  ]);
});

test("a subscription by e-mail has to be confirmed anew", () => {
  const change = replaced("aws_sns_topic_subscription", { protocol: "email" }, { endpoint: "b@example.com" });
  expect(check(outageAlarm, change)).toMatchObject([{ level: "exposure", fix: "confirm the new one" }]);
});

test("a subscription that goes is told, and with its topic it is told there", () => {
  const change = destroyed("aws_sns_topic_subscription", { protocol: "sqs", topic_arn: "arn:topic" });
  expect(check(outageAlarm, change)).toMatchObject([{ level: "exposure" }]);
  expect(check(outageAlarm, change, destroyed("aws_sns_topic", { arn: "arn:topic" }))).toMatchObject([
    { level: "routine" },
  ]);
});

test("another threshold is not its business", () => {
  expect(check(outageAlarm, updated(TYPE, alarm, { threshold: 5 }))).toEqual([]);
});
