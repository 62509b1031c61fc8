import { exposureEncryptionOff } from "../../../../../tools/review/rules/exposure/encryption-off";
import { check, created, destroyed, replaced, updated } from "../../plans";

test.each([
  ["aws_rds_cluster", { storage_encrypted: true }, { storage_encrypted: false }],
  ["aws_ebs_volume", { encrypted: true }, { encrypted: null }],
  [
    "aws_opensearch_domain",
    { encrypt_at_rest: [{ enabled: true }] },
    { encrypt_at_rest: [{ enabled: false }] },
  ],
  [
    "aws_elasticache_replication_group",
    { transit_encryption_enabled: true },
    { transit_encryption_enabled: false },
  ],
  ["aws_cloudwatch_log_group", { kms_key_id: "arn:aws:kms:us-east-1:1:key/a" }, { kms_key_id: null }],
  ["aws_lb_listener", { protocol: "HTTPS" }, { protocol: "HTTP" }],
  [
    "aws_lb_listener",
    { ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
    { ssl_policy: "ELBSecurityPolicy-2016-08" },
  ],
  ["aws_api_gateway_domain_name", { security_policy: "TLS_1_2" }, { security_policy: "TLS_1_0" }],
  [
    "aws_cloudfront_distribution",
    { viewer_certificate: [{ minimum_protocol_version: "TLSv1.2_2021" }] },
    { viewer_certificate: [{ minimum_protocol_version: "TLSv1" }] },
  ],
])("%s that loses %j is told, and not what gains it", (type, before, after) => {
  expect(check(exposureEncryptionOff, updated(type, before, after))).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureEncryptionOff, updated(type, after, before))).toEqual([]);
});

test("it counts where it makes a new one as well", () => {
  const off = replaced("aws_rds_cluster", { storage_encrypted: true }, { storage_encrypted: false });
  expect(check(exposureEncryptionOff, off)).toMatchObject([
    { what: "storage_encrypted is turned off: what is stored is no longer encrypted" },
  ]);
});

test("a bucket still has S3's own encryption", () => {
  const TYPE = "aws_s3_bucket_server_side_encryption_configuration";
  const gone = destroyed(TYPE, { bucket: "logs" });
  expect(check(exposureEncryptionOff, gone)).toMatchObject([
    { level: "review", mitigation: "S3 encrypts every new object with a key of its own (AES256)" },
  ]);
  expect(check(exposureEncryptionOff, gone, destroyed("aws_s3_bucket", { bucket: "logs" }))).toEqual([]);
});

test("another key, a newer policy, and what was never encrypted are no findings", () => {
  expect(
    check(exposureEncryptionOff, updated("aws_db_instance", { kms_key_id: "a" }, { kms_key_id: "b" })),
  ).toEqual([]);
  const newer = updated(
    "aws_lb_listener",
    { ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
    { ssl_policy: "ELBSecurityPolicy-TLS13-1-3-2021-06" },
  );
  expect(check(exposureEncryptionOff, newer)).toEqual([]);
  expect(check(exposureEncryptionOff, created("aws_db_instance", { storage_encrypted: false }))).toEqual([]);
});
