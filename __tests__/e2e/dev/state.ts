import { DescribeTableCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { ListRoleTagsCommand } from "@aws-sdk/client-iam";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import {
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
} from "@aws-sdk/client-s3";
import { DescribeSecretCommand, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import type { Applied } from "../support/applied";
import { tagsOf } from "../support/tags";

const SYSTEM = "multi-agent-orchestrator";
const Bucket = "example-terraform-state-111122223333-us-east-1";
const Key = `${SYSTEM}/dev/terraform.tfstate`;
const LOCKS = "terraform-locks";

/** Attributes whose values nobody may read. */
const SECRET_ATTRIBUTE = /password|passphrase|token|private_key|secret_string|secret_binary/;

export function stateTests(applied: () => Applied): void {
  test("is one object in the bucket, encrypted with the store's key", async () => {
    const { s3 } = applied().aws;
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.map((object) => object.Key)).toEqual([Key]);
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: "arn:aws:kms:us-east-1:111122223333:alias/terraform-state",
    });
  });

  test("keeps what it was before", async () => {
    const { s3 } = applied().aws;
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe("Enabled");
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
    expect(Versions.filter((version) => version.Key === Key).length).toBeGreaterThan(1);
  });

  test("is not locked any more, neither in the table nor in the bucket", async () => {
    const { dynamodb, s3 } = applied().aws;
    const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: LOCKS }));
    // What stays is the digest of the state, by which Terraform knows that it reads the newest.
    expect(Items.map(({ LockID }) => LockID?.S)).toEqual([`${Bucket}/${Key}-md5`]);
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.filter((object) => object.Key?.endsWith(".tflock"))).toEqual([]);
  });

  test("is locked in a table that is encrypted and can't be deleted", async () => {
    const { Table } = await applied().aws.dynamodb.send(new DescribeTableCommand({ TableName: LOCKS }));
    expect(Table).toMatchObject({ DeletionProtectionEnabled: true, SSEDescription: { Status: "ENABLED" } });
  });

  test("was locked by an object of its own while it was written", async () => {
    const { s3 } = applied().aws;
    const locks = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: `${Key}.tflock` }));
    expect(locks.Versions?.length).toBeGreaterThan(0);
    expect(locks.DeleteMarkers?.length).toBe(locks.Versions?.length);
  });

  test("contains no secret, and neither does what Terraform printed", async () => {
    const { aws, output } = applied();
    const text = await readState(applied());
    const found = secretAttributes(JSON.parse(text)).filter(
      (line) => !line.includes("= arn:aws:secretsmanager:"),
    );
    expect(found).toEqual([]);
    const { DBInstances } = await aws.rds.send(new DescribeDBInstancesCommand({}));
    const SecretId = DBInstances?.[0]?.MasterUserSecret?.SecretArn;
    const { SecretString = "{}" } = await aws.secrets.send(new GetSecretValueCommand({ SecretId }));
    const { password } = JSON.parse(SecretString);
    expect(password).not.toBe("");
    expect(text).not.toContain(password);
    expect(output).not.toContain(password);
  });
}

export function tagTests(applied: () => Applied): void {
  test("are on everything, whatever the service", async () => {
    const { aws } = applied();
    const { Vpcs } = await aws.ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: "tag:System", Values: [SYSTEM] }] }),
    );
    const { services } = await aws.ecs.send(
      new DescribeServicesCommand({
        cluster: `${SYSTEM}-dev-agents`,
        services: ["langgraph"],
        include: ["TAGS"],
      }),
    );
    const { DBInstances } = await aws.rds.send(new DescribeDBInstancesCommand({}));
    const role = await aws.iam.send(new ListRoleTagsCommand({ RoleName: `${SYSTEM}-dev-langgraph-task` }));
    const secret = await aws.secrets.send(new DescribeSecretCommand({ SecretId: `/${SYSTEM}/dev/langfuse` }));
    const ecsTags = services?.[0]?.tags?.map(({ key, value }) => ({ Key: key, Value: value }));
    for (const tags of [Vpcs?.[0]?.Tags, ecsTags, DBInstances?.[0]?.TagList, role.Tags, secret.Tags]) {
      expect(tagsOf(tags)).toEqual({
        System: SYSTEM,
        Environment: "dev",
        ManagedBy: "terraform",
        Owner: "platform-engineering",
        CostCenter: "ai-agents",
        Repository: "github.com/example/ai-agent-systems-aws",
      });
    }
  });
}

async function readState({ aws }: Applied): Promise<string> {
  const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToString()) ?? "";
}

/** Every text below an attribute that sounds like a secret, with the way to it. */
function secretAttributes(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => secretAttributes(inner, [...path, name]));
  }
  const name = path.join(".");
  return typeof value === "string" && value !== "" && SECRET_ATTRIBUTE.test(name)
    ? [`${name} = ${value}`]
    : [];
}
