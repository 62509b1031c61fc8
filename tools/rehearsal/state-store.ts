import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type BucketLocationConstraint, CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { Problem } from "../terminal/problem";
import type { Note } from "../terminal/progress";
import type { Backend, SynthesizedStack } from "../terraform/synthesized-stack";
import type { SynthesizedStacks } from "../terraform/synthesized-stacks";
import type { Terraform } from "../terraform/terraform";
import { clientConfig } from "./aws-client";

/** `applied`: the state-store stack itself, as an operator would; `stand-in`: bare bucket and table, at once. */
export type StateStoreKind = "applied" | "stand-in";

export interface StateStoresProps {
  readonly kind: StateStoreKind;

  /** Where AWS answers. */
  readonly endpoint: string;

  /** Where stores are applied from, with their own state. */
  readonly directory: string;

  /** Every stack there is: one of them makes the store. */
  readonly stacks: SynthesizedStacks;

  /** Stacks that need a store. */
  readonly names: readonly string[];
  readonly terraform: Terraform;
  readonly note: Note;
}

/** Makes what stacks keep their state in. */
export async function makeStateStores(props: StateStoresProps): Promise<void> {
  const { kind, endpoint, directory, stacks, terraform, note } = props;
  const buckets = new Set<string>();
  for (const stack of props.names.map((name) => stacks.get(name))) {
    const { backend } = stack;
    if (!backend || buckets.has(backend.bucket)) continue;
    buckets.add(backend.bucket);
    if (makesBucket(stack, backend)) {
      note(`${stack.name} is the state store: its own state is beside it`);
      keepStateBeside(stack.directory);
    } else if (kind === "stand-in") {
      await makeStandInStore(endpoint, backend);
      note(`s3://${backend.bucket}, stand-in`);
    } else {
      const store = join(directory, backend.bucket);
      cpSync(stateStoreOf(stack, backend, stacks).directory, store, { recursive: true });
      keepStateBeside(store);
      await terraform.require(store, ["init", "-input=false", "-lockfile=readonly"]);
      await terraform.require(store, ["apply", "-input=false", "-auto-approve"]);
      note(`s3://${backend.bucket}`);
    }
  }
}

/** The stack that makes the bucket another stack keeps its state in. */
function stateStoreOf(
  { name }: SynthesizedStack,
  backend: Backend,
  stacks: SynthesizedStacks,
): SynthesizedStack {
  const store = stacks.all.find((stack) => makesBucket(stack, backend));
  if (store) return store;
  throw new Problem(
    `${name} keeps its state in the bucket '${backend.bucket}', and no stack makes that bucket`,
    [`looked at ${stacks.names.join(", ")}`, "backend/environments.ts names the bucket for both"],
  );
}

function makesBucket(stack: SynthesizedStack, { bucket }: Backend): boolean {
  return stack.literals("aws_s3_bucket", "bucket").includes(bucket);
}

/** Takes the backend out of a copied stack: a store can't be kept in itself before it exists. */
function keepStateBeside(directory: string): void {
  const file = join(directory, "cdk.tf.json");
  const json = JSON.parse(readFileSync(file, "utf8")) as { terraform: { backend?: unknown } };
  delete json.terraform.backend;
  writeFileSync(file, JSON.stringify(json, null, 2));
}

/** A bare bucket and lock table under the store's names: enough to plan with, and made at once. */
async function makeStandInStore(endpoint: string, backend: Backend): Promise<void> {
  const { bucket: Bucket, region, dynamodb_table: TableName } = backend;
  const config = clientConfig(endpoint, region);
  await new S3Client({ ...config, forcePathStyle: true }).send(
    new CreateBucketCommand({
      Bucket,
      // S3 refuses the name of its oldest region here.
      ...(region !== "us-east-1" && {
        CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint },
      }),
    }),
  );
  if (TableName === undefined) return;
  await new DynamoDBClient(config).send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
    }),
  );
}
