import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { synthesized } from "../support/terraform";

const uses = [
  {
    sid: "Trail",
    principal: { Service: "cloudtrail.amazonaws.com" },
    actions: ["kms:GenerateDataKey*"],
    conditions: { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111122223333:trail/all" } },
  },
];

describe("a key", () => {
  const terraform = synthesized((stack) => {
    new EncryptionKey(stack, "key", { description: "Logs", uses });
  });
  const statements = terraform.document("aws_kms_key.key", "policy")["Statement"];
  const statement = (sid: string) => statements.find(({ Sid }: { Sid: string }) => Sid === sid);

  test("rotates, has an alias, and is gone a week after it is destroyed", () => {
    expect(terraform.addresses).toEqual(["aws_kms_alias.key", "aws_kms_key.key"]);
    expect(terraform.resource("aws_kms_key.key")).toMatchObject({
      description: "Logs",
      enable_key_rotation: true,
      deletion_window_in_days: 7,
    });
    expect(terraform.resource("aws_kms_key.key")).not.toHaveProperty("lifecycle");
    expect(terraform.resource("aws_kms_alias.key")).toMatchObject({ name: "alias/test-system-dev-key" });
  });

  test("leaves its administration to the IAM policies of the account", () => {
    expect(statement("Account")).toMatchObject({
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
      Action: ["kms:*"],
    });
  });

  test("encrypts the log groups of this account and region, and of no other", () => {
    expect(statement("Logs")).toMatchObject({
      Principal: { Service: "logs.us-east-1.amazonaws.com" },
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:111122223333:log-group:*" },
      },
    });
  });

  test("lets alarms of this account publish to encrypted topics", () => {
    expect(statement("Alarms")).toMatchObject({
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    });
  });

  test("lets events reach topics of this account, by the one condition EventBridge can keep", () => {
    expect(statement("Events")).toMatchObject({
      Principal: { Service: "events.amazonaws.com" },
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:us-east-1:111122223333:*" },
      },
    });
    expect(statement("Events").Condition).not.toHaveProperty("StringEquals");
  });

  test("admits other services on their own conditions", () => {
    expect(statement("Trail")).toEqual({
      Sid: "Trail",
      Effect: "Allow",
      Principal: uses[0]?.principal,
      Action: uses[0]?.actions,
      Resource: ["*"],
      Condition: uses[0]?.conditions,
    });
  });
});

test("a key of a protected deployment can't be destroyed by accident, and comes back for a month", () => {
  const terraform = synthesized(
    (stack) => {
      new EncryptionKey(stack, "key", { description: "Logs" });
    },
    { isProtected: true },
  );
  expect(terraform.resource("aws_kms_key.key")).toMatchObject({
    deletion_window_in_days: 30,
    lifecycle: { prevent_destroy: true },
  });
});
