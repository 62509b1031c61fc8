import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Problem } from "../terminal/problem";
import type { Step } from "../terminal/progress";
import { counted } from "../terminal/words";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { type Terraform, terraformProblem } from "../terraform/terraform";
import { type AwsConnection, assertAccount, isMissing } from "./aws-connection";
import { foundResources } from "./found-resources";

const JSON_FILE = "cdk.tf.json";
const PLAN_FILE = "bootstrap.tfplan";

/** Terraform's exit code for a plan with changes. */
const HAS_CHANGES = 2;

export interface BootstrapOptions {
  /** The stack that makes the bucket and the lock table. */
  readonly store: SynthesizedStack;

  readonly terraform: Terraform;

  /** Holds the state until there is a bucket for it; an interrupted run is continued from here. */
  readonly directory: string;

  readonly step: Step;

  /** Asked once, with what is going to be made, before anything is. */
  readonly approve: (changes: string) => Promise<boolean>;
}

/**
 * Makes the place Terraform keeps state in, and puts its own state there.
 *
 * Run again it changes nothing; interrupted anywhere it can be run again, and goes on from what there is.
 *
 * @throws Problem when the account is another, the person declines, or Terraform fails
 */
export async function bootstrap(options: BootstrapOptions): Promise<"created" | "unchanged" | "declined"> {
  const { store, step, directory } = options;
  const aws: AwsConnection = { region: store.region };
  await step("account", async (note) => {
    await assertAccount(store.accountId, aws);
    note(`${store.accountId}, ${store.region}`);
  });
  if (await step("state in the bucket", (note) => hasRemoteState(store, aws, note))) {
    await step("nothing to change", () => assertUnchanged(options, store.directory));
    rmSync(directory, { recursive: true, force: true });
    return "unchanged";
  }
  const changes = await step("plan, with local state", (note) => planLocally(options, aws, note));
  if (!(await options.approve(changes))) return "declined";
  await step("apply", () => terraformIn(options, ["apply", "-input=false", PLAN_FILE]));
  await step("move the state", () => moveState(options));
  await step("nothing to change", () => assertUnchanged(options, directory));
  rmSync(directory, { recursive: true, force: true });
  return "created";
}

async function hasRemoteState(
  { backend }: SynthesizedStack,
  aws: AwsConnection,
  note: (text: string) => void,
): Promise<boolean> {
  const client = new S3Client({ ...aws, forcePathStyle: true });
  try {
    await client.send(new HeadObjectCommand({ Bucket: backend?.bucket, Key: backend?.key }));
    note(`s3://${backend?.bucket}/${backend?.key}`);
    return true;
  } catch (error) {
    if (!isMissing(error)) {
      throw new Problem(`the bucket '${backend?.bucket}' can't be read: ${(error as Error).message}`, [
        "bucket names are taken worldwide: if it is not yours, change ORGANIZATION in backend/environments.ts",
        "if it is yours, these credentials may not read it",
      ]);
    }
    note("not yet");
    return false;
  }
}

/** Plans with the state beside the stack, and takes in what an earlier run made without writing it down. */
async function planLocally(
  options: BootstrapOptions,
  aws: AwsConnection,
  note: (text: string) => void,
): Promise<string> {
  const { store, directory } = options;
  mkdirSync(directory, { recursive: true });
  // What an interrupted migration remembers of the bucket would keep Terraform from using the local state.
  rmSync(join(directory, ".terraform"), { recursive: true, force: true });
  cpSync(join(store.directory, ".terraform.lock.hcl"), join(directory, ".terraform.lock.hcl"));
  const { terraform, ...json } = JSON.parse(readFileSync(join(store.directory, JSON_FILE), "utf8"));
  const { backend: _, ...local } = terraform;
  write(directory, { ...json, terraform: local });
  await terraformIn(options, ["init", "-input=false", "-lockfile=readonly"]);
  const known = hasLocalState(directory)
    ? (await terraformIn(options, ["state", "list"])).stdout.trim().split("\n")
    : [];
  const lost = (await foundResources(store, aws)).filter(({ to }) => !known.includes(to));
  if (lost.length > 0) {
    note(`taking in ${lost.map(({ to }) => to).join(", ")}`);
    write(directory, { ...json, terraform: local, import: lost });
  }
  const { stdout } = await terraformIn(options, ["plan", "-input=false", `-out=${PLAN_FILE}`]);
  return stdout.match(/^Plan: .*$/m)?.[0] ?? `No changes to ${counted(known.length, "resource")}.`;
}

/** Terraform makes the file when an apply begins, and writes into it when something has been made. */
function hasLocalState(directory: string): boolean {
  const file = join(directory, "terraform.tfstate");
  return existsSync(file) && statSync(file).size > 0;
}

/**
 * Without a lock, here and in the plan after it: nobody else can have this state yet, and a lock that a killed run left
 * behind would keep the next one from going on.
 */
async function moveState(options: BootstrapOptions): Promise<void> {
  cpSync(join(options.store.directory, JSON_FILE), join(options.directory, JSON_FILE));
  const migrate = ["-migrate-state", "-force-copy", "-lock=false"];
  await terraformIn(options, ["init", "-input=false", "-lockfile=readonly", ...migrate]);
}

async function assertUnchanged({ terraform, store }: BootstrapOptions, directory: string): Promise<void> {
  await terraform.require(directory, ["init", "-input=false", "-lockfile=readonly"]);
  const args = ["plan", "-input=false", "-detailed-exitcode", "-lock=false"];
  const result = await terraform.run(directory, args);
  if (result.code === 0) return;
  if (result.code !== HAS_CHANGES) throw terraformProblem(directory, args, result);
  throw new Problem(`${store.name} is in place, and differs from the code`, [
    `read the changes: npx cdktf plan ${store.name}`,
    `make them: npx cdktf deploy ${store.name}`,
  ]);
}

function terraformIn({ terraform, directory }: BootstrapOptions, args: readonly string[]) {
  return terraform.require(directory, args);
}

function write(directory: string, json: object): void {
  writeFileSync(join(directory, JSON_FILE), JSON.stringify(json, null, 2));
}
