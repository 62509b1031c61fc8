import {
  arn,
  BUCKET,
  HERE,
  holdsFor,
  item,
  KEY,
  LOCKS,
  OURS,
  OWNED,
  PLANS,
  PLANS_KEY,
  policy,
  role,
  SECRET,
  STATE_KEY,
  STATES,
  TASK_ROLE,
  TRAIL_LOGS,
} from "../support/decisions";
import { delivery, statementsOf } from "../support/delivery";

describe("whoever deploys", () => {
  holdsFor(statementsOf(delivery("dev"), "deploy"), [
    ["may", "make networks here", { action: "ec2:CreateVpc", context: HERE }],
    [
      "may not",
      "make them elsewhere",
      { action: "ec2:CreateVpc", context: { "aws:RequestedRegion": "eu-west-1" } },
    ],
    ["may not", "start machines", { action: "ec2:RunInstances", context: HERE }],
    [
      "may",
      "change a service",
      {
        action: "ecs:UpdateService",
        resource: arn("ecs", "service/multi-agent-orchestrator-dev-agents/langgraph"),
      },
    ],
    [
      "may not",
      "change another's",
      { action: "ecs:UpdateService", resource: arn("ecs", "service/payments/api") },
    ],
    [
      "may",
      "make a cluster of databases",
      { action: "rds:CreateDBCluster", resource: arn("rds", "cluster:multi-agent-orchestrator-dev-data") },
    ],
    [
      "may not",
      "change another's",
      { action: "rds:ModifyDBCluster", resource: arn("rds", "cluster:payments-dev-data") },
    ],
    [
      "may not",
      "share a snapshot of one",
      {
        action: "rds:ModifyDBClusterSnapshotAttribute",
        resource: arn("rds", "cluster-snapshot:multi-agent-orchestrator-dev-data"),
      },
    ],
    [
      "may",
      "make a cache",
      {
        action: "elasticache:CreateReplicationGroup",
        resource: arn("elasticache", "replicationgroup:multi-agent-orchestrator-dev-cache"),
      },
    ],
    [
      "may",
      "make one with the parameters of its engine",
      {
        action: "elasticache:CreateReplicationGroup",
        resource: arn("elasticache", "parametergroup:default.redis7"),
      },
    ],
    [
      "may not",
      "delete another's",
      {
        action: "elasticache:DeleteReplicationGroup",
        resource: arn("elasticache", "replicationgroup:payments-dev-cache"),
      },
    ],
    ["may", "make a role", { action: "iam:CreateRole", resource: TASK_ROLE }],
    ["may not", "make any role", { action: "iam:CreateRole", resource: role("admin") }],
    [
      "may",
      "hand one to ECS",
      {
        action: "iam:PassRole",
        resource: TASK_ROLE,
        context: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
      },
    ],
    [
      "may not",
      "hand one to a service not in use",
      {
        action: "iam:PassRole",
        resource: TASK_ROLE,
        context: { "iam:PassedToService": "glue.amazonaws.com" },
      },
    ],
    [
      "may not",
      "hand over its own",
      {
        action: "iam:PassRole",
        resource: role("delivery-dev-deploy"),
        context: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
      },
    ],
    ["may not", "attach a managed policy", { action: "iam:AttachRolePolicy", resource: TASK_ROLE }],
    ["may not", "unbind a role", { action: "iam:DeleteRolePermissionsBoundary", resource: TASK_ROLE }],
    [
      "may not",
      "change the boundary",
      { action: "iam:CreatePolicyVersion", resource: policy("delivery-dev-boundary") },
    ],
    [
      "may not",
      "change its own role",
      { action: "iam:PutRolePolicy", resource: role("delivery-dev-deploy") },
    ],
    [
      "may not",
      "change who may take it",
      { action: "iam:UpdateAssumeRolePolicy", resource: role("delivery-dev-deploy") },
    ],
    ["may not", "change what GitHub is", { action: "iam:UpdateOpenIDConnectProviderThumbprint" }],
    ["may not", "make users", { action: "iam:CreateUser" }],
    ["may not", "make keys for them", { action: "iam:CreateAccessKey" }],
    [
      "may not",
      "stop the trail",
      { action: "cloudtrail:StopLogging", resource: arn("cloudtrail", "trail/audit-trail-dev-account") },
    ],
    [
      "may not",
      "delete the trail",
      { action: "cloudtrail:DeleteTrail", resource: arn("cloudtrail", "trail/audit-trail-dev-account") },
    ],
    [
      "may not",
      "delete its records",
      { action: "s3:DeleteObjectVersion", resource: `${TRAIL_LOGS}/AWSLogs/1` },
    ],
    [
      "may not",
      "delete its log group",
      {
        action: "logs:DeleteLogGroup",
        resource: arn("logs", "log-group:/aws/cloudtrail/audit-trail-dev-account:*"),
      },
    ],
    ["may", "empty a bucket in dev", { action: "s3:DeleteObjectVersion", resource: `${BUCKET}/AWSLogs/1` }],
    [
      "may",
      "schedule the deletion of a key in dev",
      { action: "kms:ScheduleKeyDeletion", resource: KEY, context: OWNED },
    ],
    [
      "may not",
      "delete the key of the trail",
      {
        action: "kms:ScheduleKeyDeletion",
        resource: KEY,
        context: { ...OWNED, "aws:ResourceTag/System": "audit-trail" },
      },
    ],
    [
      "may not",
      "delete the key of the states",
      { action: "kms:ScheduleKeyDeletion", resource: KEY, context: { ...OWNED, ...STATE_KEY } },
    ],
    ["may not", "leave the organization", { action: "organizations:LeaveOrganization" }],
    ["may not", "close the account", { action: "account:CloseAccount" }],
    ["may not", "read secrets", { action: "secretsmanager:GetSecretValue", resource: SECRET }],
    ["may", "write the state", { action: "s3:PutObject", resource: OURS }],
    ["may", "write its digest", { action: "dynamodb:PutItem", resource: LOCKS, context: item("-md5") }],
    ["may not", "delete the state", { action: "s3:DeleteObject", resource: OURS }],
    ["may not", "delete a version of it", { action: "s3:DeleteObjectVersion", resource: OURS }],
    ["may", "unlock it", { action: "s3:DeleteObject", resource: `${OURS}.tflock` }],
    [
      "may not",
      "write the state of this stack",
      { action: "s3:PutObject", resource: `${STATES}/delivery/dev/terraform.tfstate` },
    ],
    [
      "may not",
      "write the state of the store",
      { action: "s3:PutObject", resource: `${STATES}/state-store/dev/terraform.tfstate` },
    ],
    [
      "may not",
      "write another environment's",
      { action: "s3:PutObject", resource: OURS.replace("/dev/", "/prod/") },
    ],
    ["may not", "turn off its versions", { action: "s3:PutBucketVersioning", resource: STATES }],
    ["may not", "change who may read it", { action: "s3:PutBucketPolicy", resource: STATES }],
    ["may not", "let it expire", { action: "s3:PutLifecycleConfiguration", resource: STATES }],
    ["may", "read a plan", { action: "s3:GetObject", resource: `${PLANS}/42/plan.tar` }],
    ["may", "decrypt one", { action: "kms:Decrypt", resource: PLANS_KEY }],
    ["may not", "put one", { action: "s3:PutObject", resource: `${PLANS}/42/plan.tar` }],
    ["may not", "take in whose plans they are", { action: "s3:PutBucketPolicy", resource: PLANS }],
  ]);
});

describe("whoever deploys where roles have a boundary", () => {
  const boundary = { "iam:PermissionsBoundary": policy("delivery-dev-boundary") };
  const other = { "iam:PermissionsBoundary": policy("anything") };
  const bounded = delivery("dev", { permissionsBoundary: "delivery-dev-boundary" });
  holdsFor(statementsOf(bounded, "deploy"), [
    ["may", "make a role inside it", { action: "iam:CreateRole", resource: TASK_ROLE, context: boundary }],
    [
      "may",
      "put a role inside it",
      { action: "iam:PutRolePermissionsBoundary", resource: TASK_ROLE, context: boundary },
    ],
    [
      "may",
      "give rights to a role inside it",
      { action: "iam:PutRolePolicy", resource: TASK_ROLE, context: boundary },
    ],
    ["may not", "make a role without it", { action: "iam:CreateRole", resource: TASK_ROLE }],
    [
      "may not",
      "make a role inside another",
      { action: "iam:CreateRole", resource: TASK_ROLE, context: other },
    ],
    [
      "may not",
      "put a role inside another",
      { action: "iam:PutRolePermissionsBoundary", resource: TASK_ROLE, context: other },
    ],
    ["may not", "give rights to a role without it", { action: "iam:PutRolePolicy", resource: TASK_ROLE }],
    [
      "may not",
      "take it away",
      { action: "iam:DeleteRolePermissionsBoundary", resource: TASK_ROLE, context: boundary },
    ],
  ]);
});

describe("whoever deploys in production", () => {
  const owned = { ...OWNED, "aws:ResourceTag/Environment": "prod" };
  const key = "arn:aws:kms:us-east-1:777788889999:key/1234";
  const bucket = "arn:aws:s3:::mao-prod-access-logs-777788889999-us-east-1";
  holdsFor(statementsOf(delivery("prod"), "deploy"), [
    [
      "may not",
      "schedule the deletion of a key",
      { action: "kms:ScheduleKeyDeletion", resource: key, context: owned },
    ],
    ["may not", "turn one off", { action: "kms:DisableKey", resource: key, context: owned }],
    ["may not", "empty a bucket", { action: "s3:DeleteObject", resource: `${bucket}/AWSLogs/1` }],
    [
      "may",
      "write the name of the front door",
      {
        action: "route53:ChangeResourceRecordSets",
        resource: "arn:aws:route53:::hostedzone/Z0123456789PROD",
      },
    ],
    [
      "may not",
      "write names elsewhere",
      { action: "route53:ChangeResourceRecordSets", resource: "arn:aws:route53:::hostedzone/ZANOTHER" },
    ],
  ]);
});
