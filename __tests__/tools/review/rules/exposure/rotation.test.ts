import { exposureRotation } from "../../../../../tools/review/rules/exposure/rotation";
import { check, created, destroyed, updated } from "../../plans";

const TYPE = "aws_secretsmanager_secret_rotation";

test("a key that is no longer rotated is told", () => {
  const off = updated("aws_kms_key", { enable_key_rotation: true }, { enable_key_rotation: false });
  expect(check(exposureRotation, off)).toMatchObject([{ level: "exposure" }]);
});

test("a secret that is no longer rotated is told unless it goes as well", () => {
  const rotation = destroyed(TYPE, { secret_id: "arn:secret" });
  expect(check(exposureRotation, rotation)).toMatchObject([{ level: "exposure" }]);
  expect(
    check(exposureRotation, rotation, destroyed("aws_secretsmanager_secret", { id: "arn:secret" })),
  ).toEqual([]);
});

test("rotation that comes, and a new key without it, are no findings", () => {
  expect(
    check(
      exposureRotation,
      updated("aws_kms_key", { enable_key_rotation: false }, { enable_key_rotation: true }),
    ),
  ).toEqual([]);
  expect(check(exposureRotation, created("aws_kms_key", { enable_key_rotation: false }))).toEqual([]);
});
