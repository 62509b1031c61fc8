import type { Denial, Permission } from "../../modules/identity/permission";
import { anyKey } from "./names";
import type { Reach } from "./options";
import { lockArns, readStates, stateArns } from "./state";

/** A plan is of any stack of the environment: those that CI may not deploy as well. */
const EVERY_SYSTEM = ["*"];

/** The states of the environment, and a place to put a plan. */
export function planPermissions({ state, deployment }: Reach, plans: Plans): Permission[] {
  return [
    ...readStates(state, EVERY_SYSTEM, deployment),
    { sid: "PutPlans", actions: ["s3:PutObject"], resources: [`${plans.bucketArn}/*`] },
    { sid: "EncryptPlans", actions: ["kms:GenerateDataKey"], resources: [plans.keyArn] },
  ];
}

/** Where plans wait for their approval. */
export interface Plans {
  readonly bucketArn: string;
  readonly keyArn: string;
}

/** The data a plan has no business with: whoever opens a pull request can run code with this role. */
export function planDenials(
  { state, deployment }: Reach,
  plans: Plans,
  parameters: readonly string[],
): Denial[] {
  const files = stateArns(state, EVERY_SYSTEM, deployment.environment);
  const locks = lockArns(files);
  const everywhere = ["*"];
  return [
    {
      sid: "NoSecrets",
      actions: ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"],
      on: everywhere,
    },
    {
      sid: "NoParameters",
      actions: ["ssm:GetParameter*"],
      on: parameters.length > 0 ? { allBut: parameters } : everywhere,
    },
    {
      sid: "NoItems",
      actions: [
        "dynamodb:BatchGetItem",
        "dynamodb:GetItem",
        "dynamodb:GetRecords",
        "dynamodb:PartiQL*",
        "dynamodb:Query",
        "dynamodb:Scan",
      ],
      on: { allBut: [deployment.arn("dynamodb", `table/${state.lockTable}`)] },
    },
    { sid: "NoMessages", actions: ["sqs:ReceiveMessage"], on: everywhere },
    {
      sid: "NoLogs",
      actions: [
        "logs:FilterLogEvents",
        "logs:GetLogEvents",
        "logs:GetLogRecord",
        "logs:GetQueryResults",
        "logs:StartQuery",
        "rds:Download*",
      ],
      on: everywhere,
    },
    { sid: "NoObjects", actions: ["s3:GetObject*"], on: { allBut: [...files, ...locks] } },
    { sid: "NoWrites", actions: ["s3:PutObject*"], on: { allBut: [...locks, `${plans.bucketArn}/*`] } },
    { sid: "NoDeletes", actions: ["s3:DeleteObject*"], on: { allBut: locks } },
    {
      // A key without an alias is none of ours, hence ForAllValues.
      sid: "NoDecryption",
      actions: ["kms:Decrypt"],
      on: [anyKey(deployment)],
      conditions: { "ForAllValues:StringNotEquals": { "kms:ResourceAliases": state.keyAlias } },
    },
    { sid: "NobodyElse", actions: ["sts:AssumeRole*", "iam:PassRole"], on: everywhere },
  ];
}
