import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import type { EncryptionKey } from "../encryption/encryption-key";
import type { Grant } from "../identity/permission";
import { policyDocument } from "../identity/policy-document";
import { Deployment } from "../naming/deployment";
import { type Problem, validate } from "../validation/validate";
import { bucketName, bucketNameProblem } from "./bucket-name";
import { tlsOnly } from "./tls-only";

/** Days after which the parts of an upload that never finished are thrown away. */
const UNFINISHED_UPLOAD_DAYS = 7;

export interface PrivateBucketProps {
  /** Days a file is kept. */
  readonly expireAfterDays: number;

  /** Days in which what was deleted or overwritten can still be brought back. */
  readonly recoveryDays: number;

  /** What files are encrypted with. @default - S3's own keys */
  readonly key?: EncryptionKey;
}

/** A bucket nobody outside can open: encrypted, versioned, emptied by age alone. */
export class PrivateBucket extends Construct {
  readonly resource: S3Bucket;

  /** Name to write to; it makes whoever uses it wait for the bucket. */
  readonly bucketName: string;

  /** Written out, not read back: the first plan shows whole policies, although there is no bucket yet. */
  readonly arn: string;

  /** Services try to write before they turn logging on, so what makes them log has to depend on this. */
  readonly policy: S3BucketPolicy;
  private readonly grants: Grant[] = [];

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { expireAfterDays, recoveryDays, key } = props;
    const deployment = Deployment.of(this);
    const name = bucketName(id, deployment);
    validate(this, [
      bucketNameProblem(name),
      daysProblem("expireAfterDays", expireAfterDays),
      daysProblem("recoveryDays", recoveryDays),
    ]);
    this.arn = `arn:aws:s3:::${name}`;

    this.resource = new S3Bucket(this, "bucket", {
      bucket: name,
      forceDestroy: !deployment.isProtected,
      ...(deployment.isProtected && { lifecycle: { preventDestroy: true } }),
    });
    this.bucketName = this.resource.bucket;
    this.policy = new S3BucketPolicy(this, "bucket-policy", {
      bucket: this.bucketName,
      policy: policyDocument(tlsOnly(this.arn)),
    });
    this.keepPrivate(key);
    this.keepFor(expireAfterDays, recoveryDays);
  }

  /** Adds to its policy who may use it, or may not; services have to say on whose behalf they do (`aws:SourceArn`). */
  accept(...grants: readonly Grant[]): void {
    this.grants.push(...grants);
    this.policy.policy = policyDocument([...tlsOnly(this.arn), ...this.grants]);
  }

  private keepPrivate(key: EncryptionKey | undefined): void {
    const bucket = this.bucketName;
    new S3BucketPublicAccessBlock(this, "bucket-public-access-block", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, "bucket-ownership-controls", {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    const encryption = key
      ? {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
          bucketKeyEnabled: true,
        }
      : { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
    new S3BucketServerSideEncryptionConfigurationA(this, "bucket-server-side-encryption-configuration", {
      bucket,
      rule: [encryption],
    });
  }

  private keepFor(days: number, recoveryDays: number): void {
    const bucket = this.bucketName;
    const versioning = new S3BucketVersioningA(this, "bucket-versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketLifecycleConfiguration(this, "bucket-lifecycle-configuration", {
      bucket,
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days }],
          noncurrentVersionExpiration: [{ noncurrentDays: recoveryDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: UNFINISHED_UPLOAD_DAYS }],
        },
      ],
      // S3 takes rules about old versions only where there are versions.
      dependsOn: [versioning],
    });
  }
}

function daysProblem(property: string, days: number): Problem {
  return (
    !(Number.isInteger(days) && days > 0) &&
    `${property} must be a whole number of days, 1 or more; got ${days}`
  );
}
