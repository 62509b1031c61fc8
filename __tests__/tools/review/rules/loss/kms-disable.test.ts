import { lossKmsDisable } from "../../../../../tools/review/rules/loss/kms-disable";
import { check, updated } from "../../plans";

test("what a disabled key encrypts can't be read, and can be again later", () => {
  expect(
    check(lossKmsDisable, updated("aws_kms_key", { is_enabled: true }, { is_enabled: false })),
  ).toMatchObject([
    {
      level: "outage",
      what: "The key is disabled (is_enabled from true to false): nothing it encrypts can be read",
      mitigation: "nothing is lost: it can be enabled again",
    },
  ]);
});

test("a replica calls it enabled", () => {
  expect(
    check(lossKmsDisable, updated("aws_kms_replica_key", { enabled: true }, { enabled: false })),
  ).toMatchObject([{ level: "outage" }]);
});

test("a key that is enabled again is not its business", () => {
  expect(check(lossKmsDisable, updated("aws_kms_key", { is_enabled: false }, { is_enabled: true }))).toEqual(
    [],
  );
});
