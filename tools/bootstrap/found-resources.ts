import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DescribeKeyCommand, KMSClient, paginateListAliases, paginateListKeys } from "@aws-sdk/client-kms";
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { type AwsConnection, isMissing } from "./aws-connection";

/** A resource that exists without being in the state: where it belongs, and what AWS calls it. */
export interface Found {
  readonly to: string;
  readonly id: string;
}

/**
 * What an interrupted bootstrap made and could not write down.
 *
 * Looked for by name, or for the key by its alias or description. The bucket's settings are not looked for: making them
 * again writes the same over the same.
 */
export async function foundResources(store: SynthesizedStack, aws: AwsConnection): Promise<Found[]> {
  const [bucketName] = store.literals("aws_s3_bucket", "bucket");
  const [tableName] = store.literals("aws_dynamodb_table", "name");
  const [aliasName] = store.literals("aws_kms_alias", "name");
  const [description] = store.literals("aws_kms_key", "description");
  const alias = aliasName ? await aliasNamed(aliasName, aws) : undefined;
  const key = alias?.TargetKeyId ?? (description ? await keyDescribed(description, aws) : undefined);
  return [
    { type: "aws_kms_key", id: key },
    { type: "aws_kms_alias", id: alias?.AliasName },
    {
      type: "aws_s3_bucket",
      id: bucketName && (await bucketExists(bucketName, aws)) ? bucketName : undefined,
    },
    {
      type: "aws_dynamodb_table",
      id: tableName && (await tableExists(tableName, aws)) ? tableName : undefined,
    },
  ].flatMap(({ type, id }) => store.addresses(type).flatMap((to) => (id ? [{ to, id }] : [])));
}

async function bucketExists(Bucket: string, aws: AwsConnection): Promise<boolean> {
  const client = new S3Client({ ...aws, forcePathStyle: true });
  return exists(client.send(new HeadBucketCommand({ Bucket })));
}

async function tableExists(TableName: string, aws: AwsConnection): Promise<boolean> {
  return exists(new DynamoDBClient(aws).send(new DescribeTableCommand({ TableName })));
}

async function exists(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function aliasNamed(name: string, aws: AwsConnection) {
  for await (const { Aliases = [] } of paginateListAliases({ client: new KMSClient(aws) }, {})) {
    const alias = Aliases.find(({ AliasName }) => AliasName === name);
    if (alias) return alias;
  }
  return undefined;
}

async function keyDescribed(description: string, aws: AwsConnection): Promise<string | undefined> {
  const client = new KMSClient(aws);
  for await (const { Keys = [] } of paginateListKeys({ client }, {})) {
    for (const { KeyId } of Keys) {
      const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
      if (KeyMetadata?.Description === description && KeyMetadata.KeyState === "Enabled") return KeyId;
    }
  }
  return undefined;
}
