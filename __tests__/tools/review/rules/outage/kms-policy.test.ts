import { outageKmsPolicy } from "../../../../../tools/review/rules/outage/kms-policy";
import { check, destroyed, updated } from "../../plans";

const ROOT = "arn:aws:iam::111122223333:root";
const ADMIN = "arn:aws:iam::111122223333:role/admin";

function policy(principal: string, action: string) {
  const statement = { Effect: "Allow", Principal: { AWS: principal }, Action: action, Resource: "*" };
  return JSON.stringify({ Statement: [statement] });
}

const key = { policy: policy(ROOT, "kms:*") };

test("a key policy that nobody may change any more locks everybody out", () => {
  expect(
    check(outageKmsPolicy, updated("aws_kms_key", key, { policy: policy(ADMIN, "kms:Decrypt") })),
  ).toMatchObject([
    { level: "outage", what: `Nobody may change the key policy any more: AWS: ${ROOT} could` },
  ]);
});

test("a key that only a role may administer has to be looked at", () => {
  expect(
    check(outageKmsPolicy, updated("aws_kms_key", key, { policy: policy(ADMIN, "kms:*") })),
  ).toMatchObject([
    { level: "review", what: `The account can't change the key policy any more, only AWS: ${ADMIN}` },
  ]);
});

test("a key policy that goes leaves the account's own", () => {
  const change = destroyed("aws_kms_key_policy", { ...key, key_id: "k" });
  expect(check(outageKmsPolicy, change)).toMatchObject([{ level: "review" }]);
  expect(check(outageKmsPolicy, change, destroyed("aws_kms_key", { id: "k" }))).toMatchObject([
    { level: "routine" },
  ]);
});

test("a policy that keeps the account, or that only the apply will tell, is not its business", () => {
  const same = updated("aws_kms_key", key, { policy: policy("111122223333", "kms:*") });
  expect(check(outageKmsPolicy, same)).toEqual([]);
  const unknown = updated("aws_kms_key", key, {}, { unknown: { policy: true } });
  expect(check(outageKmsPolicy, unknown)).toEqual([]);
});
