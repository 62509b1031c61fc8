import type { KeyUse } from "../encryption/key-policy";
import type { Grant } from "../identity/permission";
import type { Deployment } from "../naming/deployment";

const principal = { Service: "cloudtrail.amazonaws.com" };

/** What a trail does in the bucket it writes to. */
export function trailGrants(trailArn: string, bucketArn: string, { accountId }: Deployment): Grant[] {
  const forTheTrail = { "aws:SourceArn": trailArn };
  return [
    {
      sid: "TrailLooks",
      principal,
      actions: ["s3:GetBucketAcl"],
      resources: [bucketArn],
      conditions: { StringEquals: forTheTrail },
    },
    {
      sid: "TrailWrites",
      principal,
      actions: ["s3:PutObject"],
      resources: [`${bucketArn}/AWSLogs/${accountId}/*`],
      conditions: { StringEquals: { ...forTheTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}

/** What S3 does in the bucket in which it notes who opened another one. */
export function accessLogGrant(ofBucketArn: string, bucketArn: string, { accountId }: Deployment): Grant {
  return {
    sid: "AccessLogs",
    principal: { Service: "logging.s3.amazonaws.com" },
    actions: ["s3:PutObject"],
    resources: [`${bucketArn}/*`],
    conditions: { StringEquals: { "aws:SourceArn": ofBucketArn, "aws:SourceAccount": accountId } },
  };
}

/** What a trail does with the key its files are encrypted with. */
export function keyUses(trailArn: string, { accountId }: Deployment): KeyUse[] {
  const forTheTrail = { "aws:SourceArn": trailArn };
  const context = `arn:aws:cloudtrail:*:${accountId}:trail/*`;
  return [
    {
      sid: "TrailLooks",
      principal,
      actions: ["kms:DescribeKey"],
      conditions: { StringEquals: forTheTrail },
    },
    {
      sid: "TrailEncrypts",
      principal,
      actions: ["kms:GenerateDataKey*"],
      conditions: {
        StringEquals: forTheTrail,
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": context },
      },
    },
  ];
}
