import type { S3 } from "@aws-sdk/client-s3";
import { ask } from "../ask";
import { found, type Kind } from "./kind";

/** A bucket, or one of its settings: all of them are imported by the bucket's name. */
function ofBucket(isThere: (s3: S3, bucket: { readonly Bucket: string }) => Promise<unknown>): Kind {
  return {
    wants: "the bucket's name",
    form: /^[a-z0-9.-]{3,63}$/,
    by: ["bucket"],
    find: async ({ s3 }, { bucket = "" }) =>
      (await isThere(s3, { Bucket: bucket })) ? found(bucket, { arn: `arn:aws:s3:::${bucket}` }) : [],
  };
}

export const BUCKETS: Readonly<Record<string, Kind>> = {
  aws_s3_bucket: ofBucket((s3, bucket) => ask("s3:ListBucket", s3.headBucket(bucket))),
  aws_s3_bucket_lifecycle_configuration: ofBucket((s3, bucket) =>
    ask("s3:GetLifecycleConfiguration", s3.getBucketLifecycleConfiguration(bucket)),
  ),
  aws_s3_bucket_ownership_controls: ofBucket((s3, bucket) =>
    ask("s3:GetBucketOwnershipControls", s3.getBucketOwnershipControls(bucket)),
  ),
  aws_s3_bucket_policy: ofBucket((s3, bucket) => ask("s3:GetBucketPolicy", s3.getBucketPolicy(bucket))),
  aws_s3_bucket_public_access_block: ofBucket((s3, bucket) =>
    ask("s3:GetBucketPublicAccessBlock", s3.getPublicAccessBlock(bucket)),
  ),
  aws_s3_bucket_server_side_encryption_configuration: ofBucket((s3, bucket) =>
    ask("s3:GetEncryptionConfiguration", s3.getBucketEncryption(bucket)),
  ),
  aws_s3_bucket_versioning: ofBucket(
    async (s3, bucket) =>
      (await ask("s3:GetBucketVersioning", s3.getBucketVersioning(bucket)))?.Status !== undefined,
  ),
};
