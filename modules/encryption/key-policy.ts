import type { Grant } from "../identity/permission";
import { policyDocument } from "../identity/policy-document";
import type { Deployment } from "../naming/deployment";

/** Who may use a key, and for what; the resource is always the key itself. */
export type KeyUse = Omit<Grant, "resources">;

const PUBLISH = ["kms:Decrypt", "kms:GenerateDataKey*"];

/** Policy of a key: this account decides by IAM who else may use it; its logs, alarms and events may right away. */
export function keyPolicy(deployment: Deployment, uses: readonly KeyUse[]): string {
  const { accountId, region } = deployment;
  const ours: readonly KeyUse[] = [
    { sid: "Account", principal: { AWS: `arn:aws:iam::${accountId}:root` }, actions: ["kms:*"] },
    {
      sid: "Logs",
      principal: { Service: `logs.${region}.amazonaws.com` },
      actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
      conditions: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": deployment.arn("logs", "log-group:*") },
      },
    },
    {
      sid: "Alarms",
      principal: { Service: "cloudwatch.amazonaws.com" },
      actions: PUBLISH,
      conditions: { StringEquals: { "aws:SourceAccount": accountId } },
    },
    {
      // EventBridge does not send aws:SourceAccount to KMS: with that condition, events would vanish without an error
      // (SNS developer guide, "Enable compatibility between event sources from AWS services and encrypted topics").
      sid: "Events",
      principal: { Service: "events.amazonaws.com" },
      actions: PUBLISH,
      conditions: { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": deployment.arn("sns", "*") } },
    },
  ];
  return policyDocument([...ours, ...uses].map((use) => ({ ...use, resources: ["*"] })));
}
