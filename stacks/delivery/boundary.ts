import type { Denial, Permission } from "../../modules/identity/permission";
import { bucketArns, inRegion, named, pathed, roleArns, secretArns } from "./names";
import { notNeighbours } from "./neighbours";
import type { Reach } from "./options";

/** What services of the systems do with what has a random name, or none. */
const ANYWHERE_IN_REGION: readonly string[] = [
  "cloudwatch:PutMetricData",
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetAuthorizationToken",
  "ecr:GetDownloadUrlForLayer",
  "elasticfilesystem:Client*",
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey*",
  "logs:CreateLogStream",
  "logs:DescribeLogGroups",
  "logs:DescribeLogStreams",
  "logs:PutLogEvents",
  "rds-db:connect",
  "ssmmessages:Create*",
  "ssmmessages:Open*",
  "xray:Get*",
  "xray:Put*",
];

const READ_SECRET: readonly string[] = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];

/** What is limited to no name above, and tagged. */
const TAGGED: readonly string[] = ["ecr:*", "elasticfilesystem:*", "kms:*", "logs:*"];

/** Models are called in other regions as well: a geographic profile passes requests on. */
const MODELS: readonly string[] = ["bedrock:InvokeAgent", "bedrock:InvokeModel*"];

/**
 * The most that any role of the systems can do, whatever its own policy says.
 *
 * Wide where the role's own policy is narrow: it is there so that a role can't be made that reaches for IAM, for another
 * account, or for what others own.
 */
export function boundaryPermissions(reach: Reach): Permission[] {
  const { deployment } = reach;
  return [
    {
      sid: "Services",
      actions: ANYWHERE_IN_REGION,
      resources: ["*"],
      conditions: { StringEquals: inRegion(deployment) },
    },
    { sid: "Models", actions: MODELS, resources: ["*"] },
    { sid: "Secrets", actions: READ_SECRET, resources: secretArns(reach) },
    loginsOf(reach, "Instances", "primaryDBInstanceArn", "db:"),
    loginsOf(reach, "Clusters", "primaryDBClusterArn", "cluster:"),
    { sid: "Parameters", actions: ["ssm:GetParameter*"], resources: pathed(reach, "ssm", "parameter") },
    {
      sid: "Objects",
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject"],
      resources: bucketArns(reach),
    },
    {
      sid: "Messages",
      actions: [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
      ],
      resources: named(reach, "sqs", ""),
    },
    { sid: "Topics", actions: ["sns:Publish"], resources: named(reach, "sns", "") },
    { sid: "EachOther", actions: ["sts:AssumeRole"], resources: roleArns(reach) },
  ];
}

/** RDS gives the secret of a login a random name, and tags it with what it is the login of. */
function loginsOf(reach: Reach, what: string, tag: string, kind: string): Permission {
  return {
    sid: `LoginsOf${what}`,
    actions: READ_SECRET,
    resources: [reach.deployment.arn("secretsmanager", "secret:rds!*")],
    conditions: { StringLike: { [`aws:ResourceTag/aws:rds:${tag}`]: named(reach, "rds", kind) } },
  };
}

/** Said once more, as refusals: no later permission of this policy can undo them. */
export function boundaryDenials(reach: Reach, plansArn: string): Denial[] {
  const { state, neighbours } = reach;
  const states = `arn:aws:s3:::${state.bucket}`;
  return [
    { sid: "NoPeople", actions: ["account:*", "iam:*", "organizations:*"], on: ["*"] },
    { sid: "NobodyElse", actions: ["sts:AssumeRole*"], on: { allBut: roleArns(reach) } },
    ...notNeighbours(neighbours, TAGGED),
    { sid: "NoDelivery", actions: ["s3:*"], on: [states, `${states}/*`, plansArn, `${plansArn}/*`] },
  ];
}
