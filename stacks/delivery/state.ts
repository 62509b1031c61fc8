import type { Permission } from "../../modules/identity/permission";
import type { Deployment } from "../../modules/naming/deployment";
import { anyKey } from "./names";
import type { StateNames } from "./options";

const LOCK = ".tflock";

/** ARNs of state files. */
export function stateArns({ bucket, objectOf }: StateNames, systems: readonly string[], environment: string) {
  return systems.map((system) => `arn:aws:s3:::${bucket}/${objectOf(system, environment)}`);
}

/** ARNs of S3's own locks, one beside each state. */
export function lockArns(stateFiles: readonly string[]): string[] {
  return stateFiles.map((arn) => `${arn}${LOCK}`);
}

/** Reading states, and locking them while they are read. */
export function readStates(
  state: StateNames,
  systems: readonly string[],
  deployment: Deployment,
): Permission[] {
  const files = stateArns(state, systems, deployment.environment);
  const locks = lockArns(files);
  const table = deployment.arn("dynamodb", `table/${state.lockTable}`);
  const items = systems.map((system) => `${state.bucket}/${state.objectOf(system, deployment.environment)}`);
  const only = (keys: readonly string[]) => ({ "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys } });
  return [
    { sid: "ReadState", actions: ["s3:GetObject"], resources: [...files, ...locks] },
    { sid: "LockState", actions: ["s3:PutObject", "s3:DeleteObject"], resources: locks },
    {
      // The item with `-md5` at its end says what the state has to be: whoever only plans never writes it.
      sid: "ReadLock",
      actions: ["dynamodb:GetItem"],
      resources: [table],
      conditions: only(items.flatMap((item) => [item, `${item}-md5`])),
    },
    {
      sid: "Lock",
      actions: ["dynamodb:PutItem", "dynamodb:DeleteItem"],
      resources: [table],
      conditions: only(items),
    },
    {
      sid: "StateKey",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [anyKey(deployment)],
      conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": state.keyAlias } },
    },
  ];
}

/** Writing states, besides. */
export function writeStates(
  state: StateNames,
  systems: readonly string[],
  deployment: Deployment,
): Permission[] {
  const { environment } = deployment;
  const digests = systems.map((system) => `${state.bucket}/${state.objectOf(system, environment)}-md5`);
  return [
    { sid: "WriteState", actions: ["s3:PutObject"], resources: stateArns(state, systems, environment) },
    {
      sid: "WriteDigest",
      actions: ["dynamodb:PutItem", "dynamodb:DeleteItem"],
      resources: [deployment.arn("dynamodb", `table/${state.lockTable}`)],
      conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": digests } },
    },
  ];
}
