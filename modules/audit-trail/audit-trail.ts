import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { Construct } from "constructs";
import { EncryptionKey } from "../encryption/encryption-key";
import { Role } from "../identity/role";
import { serviceTrust } from "../identity/service-trust";
import { Deployment } from "../naming/deployment";
import { LogBucket } from "../object-store/log-bucket";
import { logRetentionProblem } from "../observability/log-retention";
import { validate } from "../validation/validate";
import { accessLogGrant, keyUses, trailGrants } from "./grants";

export interface AuditTrailProps {
  /** Days a record is kept, in S3 and in CloudWatch Logs. */
  readonly retentionDays: number;
}

/** Who did what in the account: every management call of every region, in files that show if they were changed. */
export class AuditTrail extends Construct {
  readonly resource: Cloudtrail;
  readonly bucket: LogBucket;

  /** Who read the records, or tried to. */
  readonly accessLogs: LogBucket;
  readonly key: EncryptionKey;

  /** The same records, to be searched and to raise alarms from. */
  readonly logGroup: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, { retentionDays }: AuditTrailProps) {
    super(scope, id);
    validate(this, [logRetentionProblem(retentionDays, "retentionDays")]);
    const deployment = Deployment.of(this);
    const { accountId, isProtected } = deployment;
    const name = deployment.name(id);
    // Written out: the policies that let the trail in have to be there before it.
    const arn = deployment.arn("cloudtrail", `trail/${name}`);

    this.key = new EncryptionKey(this, "trail-key", {
      description: `Records of the trail ${name}`,
      uses: keyUses(arn, deployment),
    });
    this.bucket = new LogBucket(this, "trail-logs", { expireAfterDays: retentionDays });
    this.bucket.accept(...trailGrants(arn, this.bucket.arn, deployment));
    this.accessLogs = new LogBucket(this, "trail-access", { expireAfterDays: retentionDays });
    this.accessLogs.accept(accessLogGrant(this.bucket.arn, this.accessLogs.arn, deployment));
    new S3BucketLoggingA(this, "bucket-logging", {
      bucket: this.bucket.bucketName,
      targetBucket: this.accessLogs.bucketName,
      targetPrefix: "",
      dependsOn: [this.accessLogs.policy],
    });
    this.logGroup = new CloudwatchLogGroup(this, "log-group", {
      name: `/aws/cloudtrail/${name}`,
      retentionInDays: retentionDays,
      kmsKeyId: this.key.arn,
      ...(isProtected && { lifecycle: { preventDestroy: true } }),
    });
    const logGroupArn = this.logGroup.arn;
    const toLogs = new Role(this, "to-logs", {
      name: deployment.name(`${id}-to-logs`),
      trust: serviceTrust("cloudtrail.amazonaws.com", deployment),
      permissions: [
        {
          actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
          resources: [`${logGroupArn}:log-stream:${accountId}_CloudTrail_${deployment.region}*`],
        },
      ],
    });
    this.resource = new Cloudtrail(this, "cloudtrail", {
      name,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      kmsKeyId: this.key.arn,
      s3BucketName: this.bucket.bucketName,
      cloudWatchLogsGroupArn: `${logGroupArn}:*`,
      cloudWatchLogsRoleArn: toLogs.arn,
      dependsOn: [this.bucket.policy],
      ...(isProtected && { lifecycle: { preventDestroy: true } }),
    });
  }
}
