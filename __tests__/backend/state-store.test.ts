import { ENVIRONMENTS } from "../../backend/environments";
import { StateStore } from "../../backend/state-store";
import { problems, synthesized } from "../support/terraform";

/** Whatever the project's own account and region are. */
const PLACE = { ...ENVIRONMENTS.dev, accountId: "111122223333", region: "us-east-1" };

const terraform = synthesized((stack) => {
  new StateStore(stack, "state");
}, PLACE);

const everywhere = ["${aws_s3_bucket.state.arn}", "${aws_s3_bucket.state.arn}/*"];

function statement(sid: string) {
  const { Statement } = terraform.document("aws_s3_bucket_policy.state", "policy");
  return Statement.find((entry: { Sid: string }) => entry.Sid === sid);
}

describe("the state bucket", () => {
  test("has a name no other account has", () => {
    expect(terraform.resource("aws_s3_bucket.state")["bucket"]).toMatch(
      /^[a-z0-9-]+-terraform-state-111122223333-us-east-1$/,
    );
  });

  test.each(["aws_s3_bucket.state", "aws_dynamodb_table.state", "aws_kms_key.state"])(
    "is not destroyed by a plan nobody read: %s",
    (address) => {
      expect(terraform.resource(address)["lifecycle"]).toEqual({ prevent_destroy: true });
    },
  );

  test("keeps what was written over, for a year at least", () => {
    expect(terraform.resource("aws_s3_bucket_versioning.state")["versioning_configuration"]).toEqual({
      status: "Enabled",
    });
    expect(terraform.resource("aws_s3_bucket_lifecycle_configuration.state")["rule"][0]).toMatchObject({
      noncurrent_version_expiration: [{ noncurrent_days: 365, newer_noncurrent_versions: 20 }],
    });
  });

  test("never expires the state that is in use", () => {
    expect(terraform.resource("aws_s3_bucket_lifecycle_configuration.state")["rule"]).toHaveLength(1);
    expect(terraform.resource("aws_s3_bucket_lifecycle_configuration.state")["rule"][0]).not.toHaveProperty(
      "expiration",
    );
  });

  test("is closed to the public in all four ways", () => {
    expect(terraform.resource("aws_s3_bucket_public_access_block.state")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  test("encrypts with its own key, which rotates", () => {
    expect(
      terraform.resource("aws_s3_bucket_server_side_encryption_configuration.state")["rule"][0],
    ).toMatchObject({
      apply_server_side_encryption_by_default: {
        sse_algorithm: "aws:kms",
        kms_master_key_id: "${aws_kms_key.state.arn}",
      },
    });
    expect(terraform.resource("aws_kms_key.state")["enable_key_rotation"]).toBe(true);
  });

  test("refuses connections without TLS 1.2", () => {
    expect(statement("PlainConnections")).toMatchObject({
      Effect: "Deny",
      Resource: everywhere,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    expect(statement("OldTls")["Condition"]).toEqual({ NumericLessThan: { "s3:TlsVersion": "1.2" } });
  });

  test("refuses other accounts", () => {
    expect(statement("OtherAccounts")["Condition"]["StringNotEquals"]).toEqual({
      "aws:PrincipalAccount": "111122223333",
    });
  });

  test("lets only the break-glass role lose a state file", () => {
    expect(statement("LosingState")).toMatchObject({
      Action: expect.arrayContaining(["s3:DeleteObjectVersion", "s3:PutBucketVersioning"]),
      Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/break-glass" } },
    });
  });

  test("gets its policy last, because the policy forbids the rest", () => {
    expect(terraform.resource("aws_s3_bucket_policy.state")["depends_on"]).toHaveLength(5);
  });
});

test("the lock table can be brought back and is not deleted by accident", () => {
  expect(terraform.resource("aws_dynamodb_table.state")).toMatchObject({
    name: "terraform-locks",
    hash_key: "LockID",
    billing_mode: "PAY_PER_REQUEST",
    point_in_time_recovery: { enabled: true },
    deletion_protection_enabled: true,
    server_side_encryption: { enabled: true },
  });
});

test("refuses two stores in one region of one account, where both would own the same bucket", () => {
  const twice = problems((stack) => {
    new StateStore(stack, "state");
    new StateStore(stack, "other");
  }, PLACE);
  expect(twice).toEqual([
    "test-system-dev/other:",
    expect.stringMatching(
      /^ {2}- bucket must not be that of 'test-system-dev\/state', got '.*'; give each environment/,
    ),
  ]);
});
