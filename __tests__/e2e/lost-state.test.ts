import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expectNoChanges } from "../../tools/rehearsal/expectations";
import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import { describeWithAws } from "./support/requirements";
import { RunningTerraform } from "./support/running-terraform";
import { StateStore } from "./support/state-store";

const STACK = "audit-trail-dev";
const APPLY = ["apply", "-input=false", "-auto-approve"];

/** A key and its name are enough to have a state, and quick. */
const KEPT = ["aws_kms_alias", "aws_kms_key"];

/** What these tests change of `cdk.tf.json`. */
interface StackJson {
  resource: Record<string, Record<string, Record<string, unknown>>>;

  /** @default - nothing is published */
  output?: unknown;
}

describeWithAws("a state that is lost (docs/operations/lost-state.md)", () => {
  let rehearsal: Rehearsal;
  let store: StateStore;
  let apply: RunningTerraform;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    store = new StateStore(rehearsal, STACK);
    await store.keepVersions();
    change((json) => {
      json.resource = Object.fromEntries(
        Object.entries(json.resource).filter(([type]) => KEPT.includes(type)),
      );
      delete json.output;
    });
    await rehearsal.init(STACK);
  });

  afterAll(async () => {
    await apply?.kill();
    await rehearsal?.stop();
  });

  /** Changes what Terraform reads. */
  function change(edit: (json: StackJson) => void): void {
    const file = join(rehearsal.stack(STACK).directory, "cdk.tf.json");
    const json = JSON.parse(readFileSync(file, "utf8")) as StackJson;
    edit(json);
    writeFileSync(file, JSON.stringify(json));
  }

  async function succeeds(args: readonly string[]): Promise<void> {
    const { code, stderr } = await rehearsal.terraform(STACK, args);
    expect([code, stderr]).toEqual([0, ""]);
  }

  /** Commands are refused for a reason, and leave the state as it is; each tries for ten seconds to read it. */
  async function expectRefused(reason: RegExp, commands: readonly (readonly string[])[]): Promise<void> {
    const before = await store.versions();
    for (const args of commands) {
      const { code, stderr } = await rehearsal.terraform(STACK, args);
      expect(stderr.replace(/\s+/g, " ")).toMatch(reason);
      expect(code).toBe(1);
    }
    expect(await store.versions()).toEqual(before);
  }

  /** Puts an older version of the state over the current one. */
  async function restore(version: string | undefined): Promise<void> {
    const { bucket: Bucket, key: Key } = store;
    const CopySource = `${Bucket}/${Key}?versionId=${version}`;
    await store.s3.send(new CopyObjectCommand({ Bucket, Key, CopySource }));
  }

  async function forgetDigest(): Promise<void> {
    const LockID = { S: `${store.bucket}/${store.key}-md5` };
    await store.dynamodb.send(new DeleteItemCommand({ TableName: "terraform-locks", Key: { LockID } }));
  }

  describe("because it could not be written", () => {
    beforeAll(async () => {
      apply = new RunningTerraform(rehearsal, STACK, APPLY);
      await apply.says(/aws_kms_key\S+: Creating\.\.\./);
      apply.pause();
      await removeBucket();
      apply.resume();
      await apply.ended;
      await store.s3.send(new CreateBucketCommand({ Bucket: store.bucket }));
      await store.keepVersions();
    });

    async function removeBucket(): Promise<void> {
      const { bucket: Bucket, s3 } = store;
      const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
      for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
        await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
      }
      await s3.send(new DeleteBucketCommand({ Bucket }));
    }

    test("is beside the stack, and Terraform says so", async () => {
      expect(await apply.ended).toBe(1);
      expect(apply.text).toMatch(/Failed to (save|persist) state/);
      expect(existsSync(join(rehearsal.stack(STACK).directory, "errored.tfstate"))).toBe(true);
    });

    test("is pushed to where it belongs, and nothing is left to do", async () => {
      const { ID } = (await store.tableLock()) ?? {};
      if (ID) await succeeds(["force-unlock", "-force", ID]);
      await succeeds(["state", "push", "errored.tfstate"]);
      expectNoChanges(await rehearsal.plan(STACK));
    });
  });

  test("because somebody wrote over it stops every command, and is restored from the version before", async () => {
    const { bucket: Bucket, key: Key } = store;
    await store.s3.send(new PutObjectCommand({ Bucket, Key, Body: "not a state" }));
    await expectRefused(/does not have the expected content/, [
      ["plan"],
      APPLY,
      ["destroy", "-auto-approve"],
    ]);
    await restore((await store.versions())[1]);
    expectNoChanges(await rehearsal.plan(STACK));
  });

  test("because somebody deleted it does not begin anew: it is refused, and restored from the last version", async () => {
    await store.s3.send(new DeleteObjectCommand({ Bucket: store.bucket, Key: store.key }));
    await expectRefused(/does not have the expected content/, [APPLY]);
    await restore((await store.versions())[0]);
    expectNoChanges(await rehearsal.plan(STACK));
  });

  test("is refused when it is older than the last one written, until that is meant", async () => {
    change((json) => {
      const key = json.resource["aws_kms_key"]?.["account_trail_key"];
      if (key) key["description"] = "Changed";
    });
    await rehearsal.apply(STACK);
    await restore((await store.versions())[1]);
    await expectRefused(/does not have the expected content/, [APPLY]);
    await forgetDigest();
    expectNoChanges(await rehearsal.plan(STACK));
  });
});
