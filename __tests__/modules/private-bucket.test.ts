import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { PrivateBucket } from "../../modules/object-store/private-bucket";
import { problems, synthesized } from "../support/terraform";

const DAYS = { expireAfterDays: 7, recoveryDays: 1 };

test("files are encrypted with the key that is given, and kept for as long as it says", () => {
  const terraform = synthesized((stack) => {
    const key = new EncryptionKey(stack, "key", { description: "Letters" });
    new PrivateBucket(stack, "letters", { ...DAYS, key });
  });
  expect(terraform.resource("aws_s3_bucket_server_side_encryption_configuration.letters")["rule"]).toEqual([
    {
      apply_server_side_encryption_by_default: {
        sse_algorithm: "aws:kms",
        kms_master_key_id: "${aws_kms_key.key.arn}",
      },
      bucket_key_enabled: true,
    },
  ]);
  expect(terraform.resource("aws_s3_bucket_lifecycle_configuration.letters")["rule"]).toMatchObject([
    { expiration: [{ days: 7 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] },
  ]);
});

test("refuses times that are no numbers of days", () => {
  const wrong = { expireAfterDays: 0, recoveryDays: 1.5 };
  expect(problems((stack) => void new PrivateBucket(stack, "letters", wrong))).toEqual([
    "test-system-dev/letters:",
    "  - expireAfterDays must be a whole number of days, 1 or more; got 0",
    "  - recoveryDays must be a whole number of days, 1 or more; got 1.5",
  ]);
});
