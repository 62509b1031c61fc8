import type { Denial } from "../../modules/identity/permission";
import { bucketArns } from "./names";
import { notNeighbours } from "./neighbours";
import type { Reach } from "./options";
import type { Plans } from "./plan-role";
import { witnesses } from "./reach";
import { lockArns, stateArns } from "./state";

/** Both make what is encrypted with it unreadable, one of them for good. */
const LOSING_A_KEY = ["kms:DisableKey", "kms:ScheduleKeyDeletion"];

/** Services whose things have no names to limit a deployment by: it is told by their tags whose they are. */
const UNNAMED: readonly string[] = [
  "application-autoscaling:*",
  "ec2:*",
  "elasticfilesystem:*",
  "servicediscovery:*",
];

/** What a deployment never does, whatever else is allowed now or later. */
export function deployDenials(reach: Reach, plans: Plans, providerArn: string): Denial[] {
  const { deployment, state, systems, neighbours } = reach;
  const files = stateArns(state, systems, deployment.environment);
  const bucket = `arn:aws:s3:::${state.bucket}`;
  const everywhere = ["*"];
  const watched = witnesses(reach).map((stack) => stack.deployment);
  return [
    {
      sid: "NoPeople",
      actions: [
        "iam:*AccessKey*",
        "iam:*Group*",
        "iam:*LoginProfile*",
        "iam:*MFADevice*",
        "iam:*OpenIDConnectProvider*",
        "iam:*SAMLProvider*",
        "iam:*User*",
        "account:*",
        "organizations:*",
        "sts:AssumeRole*",
      ],
      on: everywhere,
    },
    {
      sid: "NoWayOut",
      actions: [
        "iam:AttachRolePolicy",
        "iam:CreatePolicy*",
        "iam:DeletePolicy*",
        "iam:DeleteRolePermissionsBoundary",
        "iam:SetDefaultPolicyVersion",
      ],
      on: everywhere,
    },
    {
      sid: "NotItself",
      actions: ["iam:*"],
      on: [
        // Those of the account's other environments as well.
        deployment.iamArn(`role/${deployment.system.name}-*`),
        deployment.iamArn(`policy/${deployment.system.name}-*`),
        providerArn,
      ],
    },
    ...notNeighbours(neighbours, UNNAMED),
    {
      sid: "NoBlindness",
      actions: ["cloudtrail:DeleteTrail", "cloudtrail:PutEventSelectors", "cloudtrail:StopLogging"],
      on: everywhere,
    },
    ...(watched.length > 0
      ? [
          {
            sid: "EvidenceKeys",
            actions: LOSING_A_KEY,
            on: everywhere,
            conditions: {
              StringEquals: { "aws:ResourceTag/System": watched.map(({ system }) => system.name) },
            },
          },
          {
            sid: "Evidence",
            actions: ["logs:DeleteLogGroup", "logs:DeleteLogStream", "s3:DeleteBucket*", "s3:DeleteObject*"],
            on: watched.flatMap((one) => [
              `arn:aws:s3:::${one.shortName("*")}`,
              deployment.arn("logs", `log-group:*${one.name("*")}`),
            ]),
          },
        ]
      : []),
    {
      sid: "StatesStay",
      actions: ["s3:DeleteObject*"],
      on: { allBut: [...lockArns(files), ...bucketArns(reach)] },
    },
    { sid: "StateVersionsStay", actions: ["s3:DeleteObjectVersion*"], on: [`${bucket}/*`] },
    {
      sid: "OthersStates",
      actions: ["s3:PutObject*"],
      on: { allBut: [...files, ...lockArns(files), ...bucketArns(reach)] },
    },
    {
      sid: "OthersObjects",
      actions: ["s3:GetObject*"],
      on: { allBut: [...files, ...lockArns(files), `${plans.bucketArn}/*`] },
    },
    {
      sid: "BucketsStay",
      actions: [
        "s3:DeleteBucket*",
        "s3:PutAccelerateConfiguration",
        "s3:PutBucket*",
        "s3:PutEncryptionConfiguration",
        "s3:PutLifecycleConfiguration",
        "s3:PutReplicationConfiguration",
      ],
      on: [bucket, plans.bucketArn],
    },
    {
      sid: "StateKeyStays",
      actions: [...LOSING_A_KEY, "kms:PutKeyPolicy"],
      on: everywhere,
      conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": state.keyAlias } },
    },
    ...(deployment.isProtected ? [{ sid: "KeysStay", actions: LOSING_A_KEY, on: everywhere }] : []),
    {
      sid: "NoSecrets",
      actions: ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"],
      on: everywhere,
    },
  ];
}
