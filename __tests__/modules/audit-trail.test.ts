import { AuditTrail } from "../../modules/audit-trail/audit-trail";
import { problems, synthesized } from "../support/terraform";

const ARN = "arn:aws:cloudtrail:us-east-1:111122223333:trail/test-system-dev-account";
const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" };

describe("an audit trail", () => {
  const terraform = synthesized((stack) => void new AuditTrail(stack, "account", { retentionDays: 365 }));
  const trail = terraform.resource("aws_cloudtrail.account");
  const statements = (address: string): { Sid: string; Principal: unknown }[] =>
    terraform.document(address, "policy")["Statement"];
  const ofCloudTrail = (address: string) =>
    statements(address).filter(({ Principal }) => JSON.stringify(Principal) === JSON.stringify(CLOUDTRAIL));

  test("records every region, and files show if they were changed", () => {
    expect(trail).toMatchObject({
      name: "test-system-dev-account",
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
    });
    expect(trail).not.toHaveProperty("enable_logging");
  });

  test("encrypts its files with a key that lets in this trail alone", () => {
    expect(trail["kms_key_id"]).toBe("${aws_kms_key.account_trail_key.arn}");
    expect(ofCloudTrail("aws_kms_key.account_trail_key")).toMatchObject([
      { Action: ["kms:DescribeKey"], Condition: { StringEquals: { "aws:SourceArn": ARN } } },
      {
        Action: ["kms:GenerateDataKey*"],
        Condition: {
          StringEquals: { "aws:SourceArn": ARN },
          StringLike: {
            "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*",
          },
        },
      },
    ]);
  });

  test("writes to a bucket that lets in this trail alone, and waits until it does", () => {
    const bucket = "arn:aws:s3:::ts-dev-trail-logs-111122223333-us-east-1";
    expect(trail["s3_bucket_name"]).toBe("${aws_s3_bucket.account_trail_logs.bucket}");
    expect(trail["depends_on"]).toContain("aws_s3_bucket_policy.account_trail_logs");
    expect(ofCloudTrail("aws_s3_bucket_policy.account_trail_logs")).toMatchObject([
      {
        Action: ["s3:GetBucketAcl"],
        Resource: [bucket],
        Condition: { StringEquals: { "aws:SourceArn": ARN } },
      },
      {
        Action: ["s3:PutObject"],
        Resource: [`${bucket}/AWSLogs/111122223333/*`],
        Condition: {
          StringEquals: { "aws:SourceArn": ARN, "s3:x-amz-acl": "bucket-owner-full-control" },
        },
      },
    ]);
  });

  test("notes who opens its files, in another bucket", () => {
    expect(terraform.resource("aws_s3_bucket_logging.account")).toMatchObject({
      bucket: "${aws_s3_bucket.account_trail_logs.bucket}",
      target_bucket: "${aws_s3_bucket.account_trail_access.bucket}",
    });
    expect(statements("aws_s3_bucket_policy.account_trail_access")).toContainEqual({
      Sid: "AccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: ["s3:PutObject"],
      Resource: ["arn:aws:s3:::ts-dev-trail-access-111122223333-us-east-1/*"],
      Condition: {
        StringEquals: {
          "aws:SourceArn": "arn:aws:s3:::ts-dev-trail-logs-111122223333-us-east-1",
          "aws:SourceAccount": "111122223333",
        },
      },
    });
  });

  test("can be searched in CloudWatch Logs, where it may write its own streams only", () => {
    expect(trail["cloud_watch_logs_group_arn"]).toBe("${aws_cloudwatch_log_group.account.arn}:*");
    expect(trail["cloud_watch_logs_role_arn"]).toBe("${aws_iam_role.account_to_logs.arn}");
    expect(statements("aws_iam_role_policy.account_to_logs")).toMatchObject([
      {
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: ["${aws_cloudwatch_log_group.account.arn}:log-stream:111122223333_CloudTrail_us-east-1*"],
      },
    ]);
  });

  test("keeps everything for the same time", () => {
    expect(terraform.resource("aws_cloudwatch_log_group.account")).toMatchObject({
      name: "/aws/cloudtrail/test-system-dev-account",
      retention_in_days: 365,
      kms_key_id: "${aws_kms_key.account_trail_key.arn}",
    });
    for (const bucket of ["trail_logs", "trail_access"]) {
      expect(
        terraform.resource(`aws_s3_bucket_lifecycle_configuration.account_${bucket}`)["rule"],
      ).toMatchObject([{ expiration: [{ days: 365 }] }]);
    }
  });
});

test("cannot be destroyed in a protected deployment", () => {
  const terraform = synthesized((stack) => void new AuditTrail(stack, "account", { retentionDays: 365 }), {
    isProtected: true,
  });
  for (const address of [
    "aws_cloudtrail.account",
    "aws_cloudwatch_log_group.account",
    "aws_s3_bucket.account_trail_logs",
  ]) {
    expect(terraform.resource(address)).toMatchObject({ lifecycle: { prevent_destroy: true } });
  }
});

test("refuses a time CloudWatch does not know", () => {
  const lines = problems((stack) => void new AuditTrail(stack, "account", { retentionDays: 366 }));
  expect(lines).toEqual([
    "test-system-dev/account:",
    expect.stringMatching(/^ {2}- retentionDays must be one of .*; got 366$/),
  ]);
});
