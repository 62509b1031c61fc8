import type { Construct } from "constructs";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { PrivateBucket } from "../../modules/object-store/private-bucket";

/** A plan that nobody has approved after a week is stale: Terraform would refuse it anyway. */
const EXPIRE_AFTER_DAYS = 7;

/** A plan holds in the clear what state holds: old versions of it are nothing to keep. */
const RECOVERY_DAYS = 1;

/**
 * Where a plan waits between the job that made it and the job that applies it.
 *
 * Its policy says once more what the roles say: plans are written by one, read by the other, and by nobody else.
 */
export function createPlans(scope: Construct, planRole: string, deployRole: string) {
  const key = new EncryptionKey(scope, "plans-key", {
    description: "Plans between their review and their apply",
  });
  const bucket = new PrivateBucket(scope, "plans", {
    expireAfterDays: EXPIRE_AFTER_DAYS,
    recoveryDays: RECOVERY_DAYS,
    key,
  });
  const objects = [`${bucket.arn}/*`];
  bucket.accept(
    {
      sid: "OnlyPlansAreWritten",
      effect: "Deny",
      principal: "*",
      actions: ["s3:PutObject"],
      resources: objects,
      conditions: { ArnNotEquals: { "aws:PrincipalArn": planRole } },
    },
    {
      sid: "OnlyDeploymentsRead",
      effect: "Deny",
      principal: "*",
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      resources: objects,
      conditions: { ArnNotEquals: { "aws:PrincipalArn": deployRole } },
    },
    {
      // Without the header S3 encrypts with the bucket's own key, which is right.
      sid: "OtherEncryption",
      effect: "Deny",
      principal: "*",
      actions: ["s3:PutObject"],
      resources: objects,
      conditions: {
        Null: { "s3:x-amz-server-side-encryption": "false" },
        StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
      },
    },
  );
  return { bucket, key };
}
