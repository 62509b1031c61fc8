import type { ChangeJson } from "../../../../../tools/plan/plan-json";
import { lossCascade } from "../../../../../tools/review/rules/loss/cascade";
import { planOf, replaced, updated } from "../../plans";

const unknown = { unknown: { kms_key_id: true }, by: ["kms_key_id"] };
const volume = replaced("aws_ebs_volume", { kms_key_id: "arn:aws:kms:1" }, {}, unknown);

const found = (...changes: readonly ChangeJson[]) => {
  const resources = changes.map(({ address }) => ({
    address,
    expressions: { kms_key_id: { references: ["aws_kms_key.it.arn", "aws_kms_key.it"] } },
  }));
  const plan = planOf(changes, { configuration: { root_module: { resources } } });
  const [change] = plan.changes;
  return change && lossCascade.check(change, { plan });
};

test("what is replaced only because another is, says so", () => {
  expect(found(volume, replaced("aws_kms_key"))).toMatchObject({
    level: "review",
    what: "It is replaced only because aws_kms_key.it is: kms_key_id is not known before",
    fix: "keep aws_kms_key.it, and it is kept too",
  });
});

test("a value that is known, and one that comes from what stays, have another cause", () => {
  const known = replaced("aws_ebs_volume", { kms_key_id: "a" }, { kms_key_id: "b" }, { by: ["kms_key_id"] });
  expect(found(known, replaced("aws_kms_key"))).toBeUndefined();
  expect(found(volume, updated("aws_kms_key", {}, { description: "b" }))).toBeUndefined();
});

test("where one of the attributes is known, it would be replaced anyway", () => {
  const both = replaced(
    "aws_ebs_volume",
    { kms_key_id: "a", encrypted: false },
    { encrypted: true },
    { unknown: { kms_key_id: true }, by: ["kms_key_id", "encrypted"] },
  );
  expect(found(both, replaced("aws_kms_key"))).toBeUndefined();
});

test("of what has no data in it nothing is said", () => {
  expect(
    found(replaced("aws_cloudwatch_metric_alarm", {}, {}, unknown), replaced("aws_kms_key")),
  ).toBeUndefined();
});
