import type { Deployment } from "../modules/naming/deployment";
import { BREAK_GLASS_ROLE } from "./environments";

/** What nobody does to the state bucket on an ordinary day. */
const LOSING_STATE = [
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:DeleteObjectVersion",
  "s3:PutBucketVersioning",
  "s3:PutLifecycleConfiguration",
];

/** Refuses what would lose state or show it to others; permissions to read and write it come from IAM. */
export function stateBucketPolicy(bucketArn: string, { accountId }: Deployment): string {
  const everything = [bucketArn, `${bucketArn}/*`];
  const deny = (Sid: string, Action: string | string[], Resource: string | string[], Condition: object) => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource,
    Condition,
  });
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      deny("PlainConnections", "s3:*", everything, { Bool: { "aws:SecureTransport": "false" } }),
      deny("OldTls", "s3:*", everything, { NumericLessThan: { "s3:TlsVersion": "1.2" } }),
      deny("OtherAccounts", "s3:*", everything, {
        StringNotEquals: { "aws:PrincipalAccount": accountId },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      }),
      deny("OtherEncryption", "s3:PutObject", `${bucketArn}/*`, {
        // Without the header S3 uses the bucket's own key, which is right as well.
        Null: { "s3:x-amz-server-side-encryption": "false" },
        StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
      }),
      deny("LosingState", LOSING_STATE, everything, {
        ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::${accountId}:role/${BREAK_GLASS_ROLE}` },
      }),
    ],
  });
}
