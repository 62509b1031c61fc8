import type { Permission } from "../../modules/identity/permission";

/**
 * What a refresh asks of each service in use: how things are configured, and nothing of what they hold.
 *
 * From the calls the provider makes. `Get*` is spelt out where the service has a `Get…` that hands out data.
 */
const CONFIGURATION: readonly string[] = [
  "acm:DescribeCertificate",
  "acm:List*",
  "application-autoscaling:Describe*",
  "application-autoscaling:ListTagsForResource",
  "cloudtrail:DescribeTrails",
  "cloudtrail:GetEventSelectors",
  "cloudtrail:GetInsightSelectors",
  "cloudtrail:GetTrail",
  "cloudtrail:GetTrailStatus",
  "cloudtrail:ListTags",
  "cloudwatch:Describe*",
  "cloudwatch:GetDashboard",
  "cloudwatch:ListTagsForResource",
  "dynamodb:Describe*",
  "dynamodb:ListTagsOfResource",
  "ec2:Describe*",
  "ecr:Describe*",
  "ecr:GetLifecyclePolicy",
  "ecr:GetRepositoryPolicy",
  "ecr:ListTagsForResource",
  "ecs:Describe*",
  "ecs:List*",
  "elasticache:Describe*",
  "elasticache:ListTagsForResource",
  "elasticfilesystem:Describe*",
  "elasticfilesystem:ListTagsForResource",
  "elasticloadbalancing:Describe*",
  "events:Describe*",
  "events:List*",
  "iam:GetOpenIDConnectProvider",
  "iam:GetPolicy",
  "iam:GetPolicyVersion",
  "iam:GetRole",
  "iam:GetRolePolicy",
  "iam:List*",
  "kms:Describe*",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:List*",
  "logs:Describe*",
  "logs:ListTagsForResource",
  "logs:ListTagsLogGroup",
  "rds:Describe*",
  "rds:ListTagsForResource",
  "route53:GetChange",
  "route53:GetHostedZone",
  "route53:List*",
  "s3:GetAccelerateConfiguration",
  "s3:GetBucket*",
  "s3:GetEncryptionConfiguration",
  "s3:GetLifecycleConfiguration",
  "s3:GetReplicationConfiguration",
  "s3:ListAllMyBuckets",
  "s3:ListBucket",
  "secretsmanager:DescribeSecret",
  "secretsmanager:GetResourcePolicy",
  "secretsmanager:ListSecrets",
  "servicediscovery:GetNamespace",
  "servicediscovery:GetOperation",
  "servicediscovery:GetService",
  "servicediscovery:List*",
  "sns:GetSubscriptionAttributes",
  "sns:GetTopicAttributes",
  "sns:List*",
  "sqs:GetQueueAttributes",
  "sqs:GetQueueUrl",
  "sqs:List*",
  "ssm:DescribeParameters",
  "ssm:ListTagsForResource",
  "sts:GetCallerIdentity",
];

/** Everything a plan compares with; parameters are the one thing whose value is their configuration. */
export function readConfiguration(parameters: readonly string[]): Permission[] {
  return [
    { sid: "Configuration", actions: CONFIGURATION, resources: ["*"] },
    ...(parameters.length > 0
      ? [{ sid: "Parameters", actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: parameters }]
      : []),
  ];
}
