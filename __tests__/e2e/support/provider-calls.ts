import { readFileSync } from "node:fs";

/** IAM's words for services, by those of the AWS SDK in the provider's log. */
const PREFIXES: Readonly<Record<string, string>> = {
  ACM: "acm",
  "Application Auto Scaling": "application-autoscaling",
  CloudTrail: "cloudtrail",
  CloudWatch: "cloudwatch",
  "CloudWatch Logs": "logs",
  DynamoDB: "dynamodb",
  EC2: "ec2",
  ECR: "ecr",
  ECS: "ecs",
  ElastiCache: "elasticache",
  "Elastic Load Balancing v2": "elasticloadbalancing",
  EventBridge: "events",
  IAM: "iam",
  KMS: "kms",
  RDS: "rds",
  "Route 53": "route53",
  S3: "s3",
  SNS: "sns",
  SSM: "ssm",
  "Secrets Manager": "secretsmanager",
  ServiceDiscovery: "servicediscovery",
};

/** Calls of S3 that are allowed under another name (Service Authorization Reference, S3). */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  DeleteBucketCors: "PutBucketCORS",
  DeleteBucketEncryption: "PutEncryptionConfiguration",
  DeleteBucketLifecycle: "PutLifecycleConfiguration",
  DeleteBucketOwnershipControls: "PutBucketOwnershipControls",
  DeleteObjects: "DeleteObject",
  DeletePublicAccessBlock: "PutBucketPublicAccessBlock",
  GetBucketAccelerateConfiguration: "GetAccelerateConfiguration",
  GetBucketEncryption: "GetEncryptionConfiguration",
  GetBucketLifecycleConfiguration: "GetLifecycleConfiguration",
  GetBucketReplication: "GetReplicationConfiguration",
  GetObjectLockConfiguration: "GetBucketObjectLockConfiguration",
  GetPublicAccessBlock: "GetBucketPublicAccessBlock",
  HeadBucket: "ListBucket",
  ListObjectVersions: "ListBucketVersions",
  PutBucketEncryption: "PutEncryptionConfiguration",
  PutBucketLifecycleConfiguration: "PutLifecycleConfiguration",
  PutPublicAccessBlock: "PutBucketPublicAccessBlock",
};

/** Actions of IAM the provider's calls take, from its log. */
export interface ProviderCalls {
  /** While it looked at what there is, its own and others'. */
  readonly refresh: readonly string[];

  /** While it made, changed or destroyed something. */
  readonly change: readonly string[];
}

/** Reads what the provider wrote under TF_LOG_PROVIDER=DEBUG. */
export function providerCalls(logFile: string): ProviderCalls {
  const refresh = new Set<string>();
  const change = new Set<string>();
  for (const line of readFileSync(logFile, "utf8").split("\n")) {
    const service = field(line, "rpc.service");
    const method = field(line, "rpc.method");
    const request = field(line, "tf_rpc");
    if (!service || !method) continue;
    if (request === "ReadResource" || request === "ReadDataSource") refresh.add(actionOf(service, method));
    if (request === "ApplyResourceChange") change.add(actionOf(service, method));
  }
  return { refresh: [...refresh].sort(), change: [...change].sort() };
}

function actionOf(service: string, method: string): string {
  const prefix = PREFIXES[service];
  if (prefix === undefined) throw new Error(`which prefix do the actions of '${service}' have (${method})?`);
  return `${prefix}:${(prefix === "s3" && OTHER_NAMES[method]) || method}`;
}

function field(line: string, name: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`\\b${name.replace(".", "\\.")}=(?:"([^"]*)"|(\\S+))`).exec(line) ?? [];
  return quoted ?? plain;
}
