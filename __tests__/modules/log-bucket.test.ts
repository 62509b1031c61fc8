import type { Grant } from "../../modules/identity/permission";
import { LogBucket } from "../../modules/object-store/log-bucket";
import { problems, synthesized } from "../support/terraform";

const ARN = "arn:aws:s3:::ts-dev-access-logs-111122223333-us-east-1";
const TRAIL: Grant = {
  principal: { Service: "cloudtrail.amazonaws.com" },
  actions: ["s3:PutObject"],
  resources: [`${ARN}/AWSLogs/111122223333/*`],
  conditions: { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit" } },
};

describe("a log bucket", () => {
  const terraform = synthesized((stack) => {
    new LogBucket(stack, "access-logs", { expireAfterDays: 90 }).accept(TRAIL);
  });

  test("has a name no other account has", () => {
    expect(terraform.resource("aws_s3_bucket.access_logs")).toEqual({
      bucket: "ts-dev-access-logs-111122223333-us-east-1",
      force_destroy: true,
    });
  });

  test("is never public", () => {
    expect(terraform.resource("aws_s3_bucket_public_access_block.access_logs")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(terraform.resource("aws_s3_bucket_ownership_controls.access_logs")["rule"]).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
  });

  test("is encrypted as load balancers need it", () => {
    expect(
      terraform.resource("aws_s3_bucket_server_side_encryption_configuration.access_logs")["rule"],
    ).toEqual([{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }]);
  });

  test("keeps logs for their time, and what was overwritten or deleted for 30 days more", () => {
    expect(terraform.resource("aws_s3_bucket_versioning.access_logs")["versioning_configuration"]).toEqual({
      status: "Enabled",
    });
    expect(terraform.resource("aws_s3_bucket_lifecycle_configuration.access_logs")["rule"]).toMatchObject([
      {
        expiration: [{ days: 90 }],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
    ]);
  });

  test("refuses everyone without TLS 1.2, and lets in the services it accepts", () => {
    const { Statement } = terraform.document("aws_s3_bucket_policy.access_logs", "policy");
    expect(Statement).toMatchObject([
      { Effect: "Deny", Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      { Effect: "Deny", Principal: "*", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
      { Effect: "Allow", Principal: TRAIL.principal, Resource: TRAIL.resources, Condition: TRAIL.conditions },
    ]);
    expect(Statement[0].Resource).toEqual([ARN, `${ARN}/*`]);
  });
});

test("cannot be destroyed in a protected deployment", () => {
  const terraform = synthesized(
    (stack) => void new LogBucket(stack, "access-logs", { expireAfterDays: 90 }),
    {
      isProtected: true,
    },
  );
  expect(terraform.resource("aws_s3_bucket.access_logs")).toMatchObject({
    force_destroy: false,
    lifecycle: { prevent_destroy: true },
  });
});

test("refuses a name S3 does not take, and an age that is no number of days", () => {
  const lines = problems((stack) => void new LogBucket(stack, "Access_Logs", { expireAfterDays: 0.5 }));
  expect(lines).toEqual([
    "test-system-dev/Access_Logs:",
    "  - bucket names hold lower case letters, digits and hyphens, got 'ts-dev-Access_Logs-111122223333-us-east-1'",
    "  - expireAfterDays must be a whole number of days, 1 or more; got 0.5",
  ]);
});
