import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct, type IConstruct } from "constructs";
import { Deployment } from "../modules/naming/deployment";
import { type Problem, validate } from "../modules/validation/validate";
import { LOCK_TABLE, STATE_KEY_ALIAS, stateBucketName } from "./environments";
import { stateBucketPolicy } from "./state-bucket-policy";

/** How long a state file that was written over can be brought back, in days. */
const OLD_STATE_DAYS = 365;

/** Old state files that are kept however old they are. */
const OLD_STATES_KEPT = 20;

/** Whatever the environment, state is not destroyed by a plan that nobody read. */
const KEPT = { preventDestroy: true };

/** Stores of an app, by the name of their bucket. */
const STORES = new WeakMap<IConstruct, Map<string, string>>();

/** The bucket Terraform keeps state in, the table it locks with, and the key that encrypts both. */
export class StateStore extends Construct {
  readonly bucket: S3Bucket;
  readonly lockTable: DynamodbTable;
  readonly key: KmsKey;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const deployment = Deployment.of(this);
    validate(this, [ownerProblem(this, stateBucketName(deployment))]);

    this.key = new KmsKey(this, "kms-key", {
      description: `Terraform state of ${deployment.environment}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      lifecycle: KEPT,
    });
    new KmsAlias(this, "kms-alias", { name: STATE_KEY_ALIAS, targetKeyId: this.key.id });

    this.bucket = new S3Bucket(this, "bucket", { bucket: stateBucketName(deployment), lifecycle: KEPT });
    this.guardBucket();

    this.lockTable = new DynamodbTable(this, "dynamodb-table", {
      name: LOCK_TABLE,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: this.key.arn },
      deletionProtectionEnabled: true,
      lifecycle: KEPT,
    });
  }

  private guardBucket(): void {
    const { id: bucket, arn } = this.bucket;
    const ownership = new S3BucketOwnershipControls(this, "bucket-ownership-controls", {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    const publicAccess = new S3BucketPublicAccessBlock(this, "bucket-public-access-block", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const versioning = new S3BucketVersioningA(this, "bucket-versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    const encryption = new S3BucketServerSideEncryptionConfigurationA(
      this,
      "bucket-server-side-encryption-configuration",
      {
        bucket,
        rule: [
          {
            applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: this.key.arn },
            bucketKeyEnabled: true,
          },
        ],
      },
    );
    const lifecycle = new S3BucketLifecycleConfiguration(this, "bucket-lifecycle-configuration", {
      bucket,
      rule: [
        {
          id: "expire-old-states",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [
            { noncurrentDays: OLD_STATE_DAYS, newerNoncurrentVersions: OLD_STATES_KEPT },
          ],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      // S3 counts versions only in a versioned bucket.
      dependsOn: [versioning],
    });
    new S3BucketPolicy(this, "bucket-policy", {
      bucket,
      policy: stateBucketPolicy(arn, Deployment.of(this)),
      // The policy forbids what these change: it comes last.
      dependsOn: [ownership, publicAccess, versioning, encryption, lifecycle],
    });
  }
}

/** Says when two environments would own one bucket, table and key, each in a state of its own. */
function ownerProblem(store: Construct, bucket: string): Problem {
  const { root, path } = store.node;
  const owners = STORES.get(root) ?? new Map<string, string>();
  STORES.set(root, owners);
  const owner = owners.get(bucket);
  owners.set(bucket, owner ?? path);
  return (
    owner &&
    `bucket must not be that of '${owner}', got '${bucket}'; ` +
      "give each environment an account, or a region of one, to itself in backend/environments.ts"
  );
}
