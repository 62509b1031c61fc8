import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { DescribeKeyCommand, KMSClient, ListAliasesCommand, ListKeysCommand } from "@aws-sdk/client-kms";
import { ListBucketsCommand, ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import { clientConfig } from "../../tools/rehearsal/aws-client";
import { awsEnvironment, isolated } from "../../tools/rehearsal/aws-environment";
import { SimulatedAws } from "../../tools/rehearsal/simulated-aws";
import { findTools, SIMULATED_AWS } from "../../tools/rehearsal/tools";
import { cliConfig } from "../../tools/terraform/cli-config";
import { ProjectCopy } from "./support/project-copy";
import { describeWithAws } from "./support/requirements";
import { type Outcome, run } from "./support/run";

const ACCOUNT = "111122223333";
const REGION = "us-east-1";
const BUCKET = `example-terraform-state-${ACCOUNT}-${REGION}`;
const BOOTSTRAP = ["npm", "run", "--silent", "bootstrap", "--", "dev"];

/** An empty account, and a copy of the project to bootstrap it from. */
class EmptyAccount {
  static async open(accountId = ACCOUNT): Promise<EmptyAccount> {
    const directory = mkdtempSync(join(tmpdir(), "bootstrap-"));
    const project = process.cwd();
    const { python, provider } = await findTools(project);
    const aws = await SimulatedAws.start({
      python,
      program: join(SIMULATED_AWS, "server.py"),
      accountId,
      logFile: join(directory, "aws.log"),
      cwd: project,
      environment: process.env as Record<string, string>,
    });
    const cliConfigFile = cliConfig({ directory, cache: join(directory, "providers"), provider });
    const environment = isolated(awsEnvironment({ url: aws.url, region: REGION, cliConfigFile }));
    return new EmptyAccount(aws, environment, directory);
  }

  readonly copy = new ProjectCopy();
  readonly aws: SimulatedAws;
  readonly environment: Record<string, string>;
  private readonly directory: string;

  private constructor(aws: SimulatedAws, environment: Record<string, string>, directory: string) {
    this.aws = aws;
    this.environment = environment;
    this.directory = directory;
  }

  bootstrap(...options: readonly string[]): Promise<Outcome> {
    return run([...BOOTSTRAP, ...options], { cwd: this.copy.directory, env: this.environment });
  }

  /** Starts a bootstrap, waits for a moment in it, and ends it as a power cut would: all its processes, at once. */
  async interrupt(moment: (printed: string) => Promise<boolean> | boolean): Promise<void> {
    const child = spawn("npm", [...BOOTSTRAP.slice(1), "--yes"], {
      cwd: this.copy.directory,
      env: this.environment,
    });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
    while (!(await moment(printed))) {
      if (child.exitCode !== null) throw new Error(`it ended before it could be interrupted:\n${printed}`);
      await sleep(50);
    }
    await this.killEverything(child);
  }

  async close(): Promise<void> {
    await this.aws.stop();
    this.copy.remove();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async killEverything(child: ChildProcess): Promise<void> {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    // Whatever works below the copy is part of it: npm, node, Terraform and its providers.
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      if (workingDirectory(pid)?.startsWith(this.copy.directory)) process.kill(Number(pid), "SIGKILL");
    }
    await ended;
  }
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** What there is of a state store, by its parts. */
async function storeIn({ aws }: EmptyAccount) {
  const config = clientConfig(aws.url, REGION);
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const kms = new KMSClient(config);
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const { TableNames = [] } = await new DynamoDBClient(config).send(new ListTablesCommand({}));
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const keys = await Promise.all(Keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId }))));
  const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
  const { Versions = [] } = Buckets.length
    ? await s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix: "state-store/" }))
    : {};
  return {
    buckets: Buckets.map(({ Name }) => Name),
    tables: TableNames,
    keys: keys
      .map(({ KeyMetadata }) => KeyMetadata?.Description)
      .filter((description) => description?.startsWith("Terraform state")),
    aliases: Aliases.map(({ AliasName }) => AliasName).filter((name) => !name?.startsWith("alias/aws/")),
    // The lock file comes and goes with every command.
    states: Versions.map(({ Key }) => Key).filter((key) => !key?.endsWith(".tflock")),
  };
}

const WHOLE = {
  buckets: [BUCKET],
  tables: ["terraform-locks"],
  keys: ["Terraform state of dev"],
  aliases: ["alias/terraform-state"],
};
const STATE = "state-store/dev/terraform.tfstate";

describeWithAws("npm run bootstrap", () => {
  let account: EmptyAccount;

  afterEach(() => account?.close());

  test("makes the store and puts its own state in it; a second time it changes nothing", async () => {
    account = await EmptyAccount.open();
    const first = await account.bootstrap("--yes");
    expect(first.text).toContain("state-store-dev is in place, and its own state is in it");
    expect(first.code).toBe(0);
    const made = await storeIn(account);
    expect(made).toMatchObject(WHOLE);
    expect(made.states).toContain(STATE);
    expect(existsSync(account.copy.path(".bootstrap", "dev"))).toBe(false);

    const second = await account.bootstrap("--yes");
    expect(second.text).toContain("nothing was changed");
    expect(second.code).toBe(0);
    expect(await storeIn(account)).toEqual(made);
  });

  test.each([
    ["while it is being made", async () => (await storeIn(account)).buckets.length > 0],
    ["after it was made, before its state was moved", (printed: string) => /✓ apply/.test(printed)],
  ])("interrupted %s, it can be run again and goes on", async (_when, moment) => {
    account = await EmptyAccount.open();
    await account.interrupt(moment);
    const { code, text } = await account.bootstrap("--yes");
    expect(text).toContain("state-store-dev");
    expect(code).toBe(0);
    const made = await storeIn(account);
    expect(made).toMatchObject(WHOLE);
    expect(made.states).toContain(STATE);
  });

  test("touches no other account than the one it is for", async () => {
    account = await EmptyAccount.open("999988887777");
    const { code, text } = await account.bootstrap("--yes");
    expect(code).toBe(1);
    expect(text).toContain(
      "these credentials are for account 999988887777, and the stack is for 111122223333",
    );
    expect(await storeIn(account)).toMatchObject({ buckets: [], tables: [] });
  });

  test("makes nothing without somebody's approval", async () => {
    account = await EmptyAccount.open();
    const { code, text } = await account.bootstrap();
    expect(code).toBe(1);
    expect(text).toContain("approve it beforehand: add --yes");
    expect(await storeIn(account)).toMatchObject({ buckets: [], tables: [] });
  });

  test("says how to sign in when nobody is signed in", async () => {
    account = await EmptyAccount.open();
    const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _secret, ...anonymous } = account.environment;
    const { code, text } = await run([...BOOTSTRAP, "--yes"], {
      cwd: account.copy.directory,
      env: anonymous,
    });
    expect(code).toBe(1);
    expect(text).toContain("sign in first");
    expect(text).not.toMatch(/^\s+at /m);
  });
});
