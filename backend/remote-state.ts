import { S3Backend, type TerraformStack } from "cdktf";
import { Deployment } from "../modules/naming/deployment";
import { type Environment, LOCK_TABLE, STATE_KEY_ALIAS, stateBucketName, stateObject } from "./environments";

/** Keeps a stack's state in the environment's bucket, under its own key and behind the environment's lock. */
export function keepStateIn(environment: Environment, stack: TerraformStack): void {
  const { accountId, region, lock } = environment;
  const deployment = Deployment.of(stack);
  const backend = new S3Backend(stack, {
    bucket: stateBucketName(environment),
    key: stateObject(deployment.system.name, deployment.environment),
    region,
    encrypt: true,
    kmsKeyId: deployment.arn("kms", STATE_KEY_ALIAS),
    allowedAccountIds: [accountId],
    dynamodbTable: lock === "s3" ? undefined : LOCK_TABLE,
  });
  // cdktf 0.21 has no property for S3's own lock file.
  if (lock !== "dynamodb") backend.addOverride("use_lockfile", true);
}
