import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { Notifications } from "../../modules/observability/notifications";
import { problems, synthesized, type TestStack } from "../support/terraform";

function notifications(subscribers: Record<string, string>) {
  return (stack: TestStack) => {
    const key = new EncryptionKey(stack, "key", { description: "Logs and alarms" });
    new Notifications(stack, "notifications", { key, subscribers });
  };
}

describe("notifications", () => {
  const terraform = synthesized(
    notifications({ "on-call": "on-call@example.com", pager: "https://events.example.com/hook?team=1" }),
  );
  const statements = () => terraform.document("aws_sns_topic_policy.notifications", "policy")["Statement"];

  test("are encrypted with the key of the system", () => {
    expect(terraform.resource("aws_sns_topic.notifications")).toMatchObject({
      name: "test-system-dev-notifications",
      kms_master_key_id: "${aws_kms_key.key.arn}",
    });
  });

  test("go to email addresses and https URLs, each under its own address", () => {
    expect(terraform.resource("aws_sns_topic_subscription.notifications_on_call")).toMatchObject({
      protocol: "email",
      endpoint: "on-call@example.com",
      topic_arn: "${aws_sns_topic.notifications.arn}",
    });
    expect(terraform.resource("aws_sns_topic_subscription.notifications_pager")).toMatchObject({
      protocol: "https",
      endpoint: "https://events.example.com/hook?team=1",
    });
  });

  test("come from alarms and event rules of this system alone", () => {
    expect(statements()).toMatchObject([
      {
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["sns:Publish"],
        Resource: ["${aws_sns_topic.notifications.arn}"],
        Condition: {
          ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:test-system-dev-*" },
        },
      },
      {
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Condition: {
          ArnLike: { "aws:SourceArn": "arn:aws:events:us-east-1:111122223333:rule/test-system-dev-*" },
        },
      },
      { Effect: "Deny" },
    ]);
  });

  test("are not taken without TLS", () => {
    expect(statements()[2]).toMatchObject({
      Principal: "*",
      Action: ["sns:Publish"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  test("may have nobody to go to where nobody depends on the system", () => {
    expect(problems(notifications({}))).toEqual([]);
  });

  test("refuses a protected deployment that tells nobody", () => {
    expect(problems(notifications({}), { isProtected: true })).toEqual([
      "test-system-dev/notifications:",
      "  - subscribers must name at least one in a protected deployment, got none",
    ]);
  });

  test.each([
    "http://events.example.com/hook",
    "https://user:secret@events.example.com/hook",
    "https://",
    "on-call",
    "mailto:on-call@example.com",
    "a@b@example.com",
    "",
  ])("refuses to send to '%s'", (endpoint) => {
    expect(problems(notifications({ "on-call": endpoint }))).toEqual([
      "test-system-dev/notifications:",
      `  - subscribers.on-call must be an email address or an https URL without a password, got '${endpoint}'`,
    ]);
  });

  test("refuses names that would not make an address", () => {
    expect(problems(notifications({ "On call": "on-call@example.com" }))).toEqual([
      "test-system-dev/notifications:",
      "  - subscribers must have lower-case words like on-call as keys, got 'On call'",
    ]);
  });
});
