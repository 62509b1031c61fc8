import { CreateLogGroupCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateSecurityGroupCommand } from "@aws-sdk/client-ec2";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { App } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import { SystemStack } from "../../stacks/system-stack";
import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import { EXIT, exitCodeOf } from "../../tools/review/exit-code";
import { verdictOf } from "../../tools/review/verdict";
import { reviewOf } from "./goldens/reviewed";
import { Aws } from "./support/aws";
import { describeWithAws } from "./support/requirements";
import { type Build, withCode, withSynthesized } from "./support/synthesized";

const STACK = "heir-dev";

/** A system of a few parts. */
function heir(addParts: (stack: SystemStack) => void): Build {
  return (app: App) => {
    const stack = new SystemStack(app, { name: "heir", shortName: "heir" }, ENVIRONMENTS.dev);
    addParts(stack);
    return stack;
  };
}

function logGroup(stack: SystemStack, id: string): CloudwatchLogGroup {
  return new CloudwatchLogGroup(stack, id, { name: `/heir/${id}`, retentionInDays: 30 });
}

describeWithAws("the review of a real adoption", () => {
  let rehearsal: Rehearsal;
  let groupId: string;

  beforeAll(async () => {
    const nothing = heir(() => {});
    const start = (outdir: string) => Rehearsal.start({ stacks: [STACK], stateStore: "stand-in", outdir });
    rehearsal = await withSynthesized(nothing, start);
    await rehearsal.init(STACK);
    const { ec2, logs, s3 } = new Aws(rehearsal.aws.url, "us-east-1");
    const front = new CreateSecurityGroupCommand({ GroupName: "front", Description: "Front" });
    groupId = (await ec2.send(front)).GroupId ?? "";
    await s3.send(new CreateBucketCommand({ Bucket: "heir-logs" }));
    await s3.send(new CreateBucketCommand({ Bucket: "heir-files" }));
    const logGroupName = "/heir/api";
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 365 }));
  });

  afterAll(() => rehearsal?.stop());

  const planned = async (addParts: (stack: SystemStack) => void) =>
    withCode({ rehearsal, stack: STACK }, heir(addParts), async () => {
      const plan = await rehearsal.plan(STACK);
      return { plan, review: await reviewOf({ rehearsal, stack: STACK }, plan) };
    });

  test("tells what changes of what is there, and leaves out what Terraform notes for itself", async () => {
    const { plan, review } = await planned((stack) => {
      new SecurityGroup(stack, "front", { name: "front", description: "Front" }).importFrom(groupId);
      new S3Bucket(stack, "logs", { bucket: "heir-logs" }).importFrom("heir-logs");
      logGroup(stack, "api").importFrom("/heir/api");
      logGroup(stack, "worker");
    });
    expect(review.summary).toMatchObject({ import: 3, add: 1, change: 3, destroy: 0 });
    expect(review.findings).toMatchObject([
      { rule: "loss.retention", address: "aws_cloudwatch_log_group.api" },
    ]);
    expect(verdictOf(review).text).toBe(
      "Would lose data: 1 finding. Adopts 3 resources: 2 with other tags, 1 changed; creates 1 beside",
    );
    const [{ attributes = [] } = {}] = review.stacks[0]?.folded ?? [];
    expect(attributes.filter((name) => !name.startsWith("tags_all"))).toEqual([
      "force_destroy",
      "revoke_rules_on_delete",
    ]);
    await rehearsal.apply(STACK, plan);
  });

  test("needs an approval where something goes", async () => {
    const { review } = await planned((stack) => {
      new SecurityGroup(stack, "front", { name: "front", description: "Front" });
      new S3Bucket(stack, "logs", { bucket: "heir-logs" });
      new S3Bucket(stack, "files", { bucket: "heir-files" }).importFrom("heir-files");
      logGroup(stack, "api");
    });
    expect(review.summary).toMatchObject({ import: 1, destroy: 1 });
    expect(review.findings).toContainEqual(
      expect.objectContaining({
        rule: "outage.adoption",
        level: "outage",
        address: "aws_cloudwatch_log_group.worker",
      }),
    );
    expect(verdictOf(review).text).toMatch(/\. Adopts 1 resource: 1 with other tags; DESTROYS 1$/);
    expect(exitCodeOf(review, { failOn: "outage", detailed: false })).toBe(EXIT.approvalNeeded);
  });
});
