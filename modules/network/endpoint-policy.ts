import { policyDocument } from "../identity/policy-document";
import type { Deployment } from "../naming/deployment";

/** Policy of an interface endpoint: it serves the identities of this account. */
export function ownIdentitiesOnly({ accountId }: Deployment): string {
  return policyDocument([
    {
      sid: "OwnIdentities",
      principal: "*",
      actions: ["*"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:PrincipalAccount": accountId } },
    },
  ]);
}

/**
 * Policy of the S3 endpoint: everything with buckets of this account, nothing but reading objects with others.
 *
 * Reading cannot be narrowed to buckets we know. ECR keeps the layers of images in a bucket of its own
 * (`prod-<region>-starport-layer-bucket`), and Snowflake answers large queries with links to whichever bucket it likes.
 */
export function ownBucketsAndReading({ accountId }: Deployment): string {
  return policyDocument([
    {
      sid: "OwnBuckets",
      principal: "*",
      actions: ["s3:*"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:ResourceAccount": accountId } },
    },
    { sid: "ReadObjects", principal: "*", actions: ["s3:GetObject"], resources: ["*"] },
  ]);
}
