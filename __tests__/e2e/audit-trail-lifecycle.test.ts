import { DescribeTrailsCommand, GetTrailStatusCommand, type Trail } from "@aws-sdk/client-cloudtrail";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetKeyPolicyCommand, GetKeyRotationStatusCommand } from "@aws-sdk/client-kms";
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import { expectNoChanges, expectNothingLeft } from "../../tools/rehearsal/expectations";
import { applied } from "./support/applied";
import { describeWithAws } from "./support/requirements";
import { allow, rolesOf } from "./support/roles-of";

const STACK = "audit-trail-dev";
const ACCOUNT = "111122223333";
const NAME = `${STACK}-account`;
const TRAIL = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/${NAME}`;
const YEAR = 365;

describeWithAws(STACK, () => {
  const dev = applied(STACK);
  let trail: Trail;
  beforeAll(async () => {
    const { trailList } = await dev().aws.cloudtrail.send(new DescribeTrailsCommand({}));
    expect(trailList).toHaveLength(1);
    [trail] = trailList as [Trail];
  });

  test("plans nothing right after it was applied", async () => {
    expectNoChanges(await dev().rehearsal.plan(STACK));
  });

  test("records the calls of every region, in encrypted files that show if they were changed", async () => {
    expect(trail).toMatchObject({
      Name: NAME,
      TrailARN: TRAIL,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
      KmsKeyId: expect.stringContaining(":key/"),
    });
    expect(await dev().aws.cloudtrail.send(new GetTrailStatusCommand({ Name: TRAIL }))).toMatchObject({
      IsLogging: true,
    });
  });

  test("keeps them a year in a bucket that nobody else writes to or reads in the open", async () => {
    const { s3 } = dev().aws;
    const Bucket = trail.S3BucketName;
    const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    expect(Rules).toContainEqual(expect.objectContaining({ Status: "Enabled", Expiration: { Days: YEAR } }));
    const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
    expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
    expect(ServerSideEncryptionConfiguration?.Rules).toHaveLength(1);
    const { Policy = "{}" } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    const { Statement } = JSON.parse(Policy) as { Statement: { Effect: string }[] };
    expect(Statement.filter(({ Effect }) => Effect === "Allow")).toMatchObject([
      {
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceArn": TRAIL } },
      },
      {
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceArn": TRAIL } },
      },
    ]);
    expect(Statement).toContainEqual(
      expect.objectContaining({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    );
  });

  test("notes down who looked at them, in another bucket", async () => {
    const { LoggingEnabled } = await dev().aws.s3.send(
      new GetBucketLoggingCommand({ Bucket: trail.S3BucketName }),
    );
    expect(LoggingEnabled?.TargetBucket).toMatch(/trail-access/);
    expect(LoggingEnabled?.TargetBucket).not.toBe(trail.S3BucketName);
  });

  test("encrypts with a key that the trail may use and that changes every year", async () => {
    const { kms } = dev().aws;
    const KeyId = trail.KmsKeyId;
    expect(await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).toMatchObject({
      KeyRotationEnabled: true,
    });
    const { Policy = "{}" } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }));
    const { Statement } = JSON.parse(Policy) as { Statement: { Sid: string }[] };
    expect(Statement.map(({ Sid }) => Sid)).toEqual(expect.arrayContaining(["TrailLooks", "TrailEncrypts"]));
  });

  test("copies them to a log group, with a role that can do that and nothing else", async () => {
    const { logGroups } = await dev().aws.logs.send(new DescribeLogGroupsCommand({}));
    expect(logGroups).toMatchObject([
      { logGroupName: `/aws/cloudtrail/${NAME}`, retentionInDays: YEAR, kmsKeyId: trail.KmsKeyId },
    ]);
    expect(trail.CloudWatchLogsLogGroupArn).toContain(`:log-group:/aws/cloudtrail/${NAME}:`);
    const roles = await rolesOf(dev().aws, `${STACK}-`);
    expect(Object.keys(roles)).toEqual(["account-to-logs"]);
    expect(roles["account-to-logs"]).toMatchObject({
      attached: [],
      statements: [
        allow(
          ["logs:CreateLogStream", "logs:PutLogEvents"],
          [
            `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/aws/cloudtrail/${NAME}` +
              `:log-stream:${ACCOUNT}_CloudTrail_us-east-1*`,
          ],
        ),
      ],
    });
  });

  test("is destroyed without anything left behind", async () => {
    const { rehearsal, before } = dev();
    await rehearsal.destroy(STACK);
    expectNothingLeft(before, await rehearsal.inventory(STACK));
  });
});
