import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { clientConfig } from "../../../tools/rehearsal/aws-client";
import type { Rehearsal } from "../../../tools/rehearsal/rehearsal";

/** The part of a state file that tells whether it is the same. */
export interface State {
  readonly serial: number;
  readonly lineage: string;
  readonly resources: readonly unknown[];
}

/** What a lock says of who holds it. */
export interface LockInfo {
  readonly ID: string;
  readonly Operation: string;
  readonly Who: string;
}

/** A stack's state and locks, read from S3 and DynamoDB. */
export class StateStore {
  readonly bucket: string;
  readonly key: string;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  private readonly table: string;

  constructor(rehearsal: Rehearsal, stack: string) {
    const { backend } = rehearsal.stack(stack);
    if (!backend?.dynamodb_table) throw new Error(`${stack} has no lock table`);
    this.bucket = backend.bucket;
    this.key = backend.key;
    this.table = backend.dynamodb_table;
    const aws = clientConfig(rehearsal.aws.url, backend.region);
    this.s3 = new S3Client({ ...aws, forcePathStyle: true });
    this.dynamodb = new DynamoDBClient(aws);
  }

  /** As the real store does; the stand-in of a rehearsal keeps no versions. */
  async keepVersions(): Promise<void> {
    const VersioningConfiguration = { Status: "Enabled" as const };
    await this.s3.send(new PutBucketVersioningCommand({ Bucket: this.bucket, VersioningConfiguration }));
  }

  /** The state; nothing when there is none yet. */
  async state(): Promise<State | undefined> {
    const text = await this.text(this.key);
    return text === undefined ? undefined : (JSON.parse(text) as State);
  }

  /** Versions of the state, newest first. */
  async versions(): Promise<string[]> {
    const { Versions = [] } = await this.s3.send(
      new ListObjectVersionsCommand({ Bucket: this.bucket, Prefix: this.key }),
    );
    return Versions.filter(({ Key }) => Key === this.key).map(({ VersionId }) => VersionId ?? "");
  }

  /** The lock in DynamoDB; nothing when nobody holds it. */
  async tableLock(): Promise<LockInfo | undefined> {
    return this.parse((await this.item(""))?.["Info"]?.S);
  }

  /** The lock file in S3; nothing when nobody holds it. */
  async fileLock(): Promise<LockInfo | undefined> {
    return this.parse(await this.text(`${this.key}.tflock`));
  }

  /** What Terraform noted of the state it wrote last. */
  async digest(): Promise<string | undefined> {
    return (await this.item("-md5"))?.["Digest"]?.S;
  }

  private parse(text: string | undefined): LockInfo | undefined {
    return text === undefined ? undefined : (JSON.parse(text) as LockInfo);
  }

  private async item(suffix: string) {
    const LockID = { S: `${this.bucket}/${this.key}${suffix}` };
    const { Item } = await this.dynamodb.send(new GetItemCommand({ TableName: this.table, Key: { LockID } }));
    return Item;
  }

  private async text(key: string): Promise<string | undefined> {
    try {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return await Body?.transformToString();
    } catch (error) {
      if ((error as Error).name === "NoSuchKey") return undefined;
      throw error;
    }
  }
}
