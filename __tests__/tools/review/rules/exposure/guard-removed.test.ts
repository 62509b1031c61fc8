import { exposureGuardRemoved } from "../../../../../tools/review/rules/exposure/guard-removed";
import { check, created, destroyed, updated } from "../../plans";

test.each([
  ["aws_db_instance", { deletion_protection: true }, { deletion_protection: false }],
  ["aws_cognito_user_pool", { deletion_protection: "ACTIVE" }, { deletion_protection: "INACTIVE" }],
  ["aws_dynamodb_table", { deletion_protection_enabled: true }, { deletion_protection_enabled: null }],
  ["aws_lb", { enable_deletion_protection: true }, { enable_deletion_protection: false }],
  ["aws_instance", { disable_api_termination: true }, { disable_api_termination: false }],
  ["aws_s3_bucket", { force_destroy: false }, { force_destroy: true }],
  ["aws_ecr_repository", { force_delete: false }, { force_delete: true }],
  ["aws_rds_cluster", { skip_final_snapshot: false }, { skip_final_snapshot: true }],
  [
    "aws_dynamodb_table",
    { point_in_time_recovery: [{ enabled: true }] },
    { point_in_time_recovery: [{ enabled: false }] },
  ],
  ["aws_secretsmanager_secret", { recovery_window_in_days: 30 }, { recovery_window_in_days: 0 }],
  ["aws_kms_key", { deletion_window_in_days: 30 }, { deletion_window_in_days: 7 }],
])("%s that loses its guard is told, and not what gains it", (type, before, after) => {
  expect(check(exposureGuardRemoved, updated(type, before, after))).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureGuardRemoved, updated(type, after, before))).toEqual([]);
});

test("both values and what follows are told", () => {
  const off = updated("aws_db_instance", { deletion_protection: true }, { deletion_protection: false });
  expect(check(exposureGuardRemoved, off)).toMatchObject([
    { what: "deletion_protection goes from true to false: it can be deleted" },
  ]);
});

test("a guard that only the apply tells is not taken for one", () => {
  const unknown = updated(
    "aws_db_instance",
    { deletion_protection: true },
    {},
    { unknown: { deletion_protection: true } },
  );
  expect(check(exposureGuardRemoved, unknown)).toHaveLength(1);
});

test("a guard of its own that goes is told unless what it guards goes as well", () => {
  const lock = destroyed("aws_s3_bucket_object_lock_configuration", { bucket: "logs" });
  expect(check(exposureGuardRemoved, lock)).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureGuardRemoved, lock, destroyed("aws_s3_bucket", { bucket: "logs" }))).toEqual([]);
});

test("what comes without a guard, and what never had one, are no findings", () => {
  expect(check(exposureGuardRemoved, created("aws_db_instance", { deletion_protection: false }))).toEqual([]);
  expect(
    check(exposureGuardRemoved, updated("aws_db_instance", { deletion_protection: false }, { port: 1 })),
  ).toEqual([]);
});
