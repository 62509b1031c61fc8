import type { ChangeJson } from "../../../tools/plan/plan-json";
import { planWithCode } from "../review/plan-with-code";
import { created, destroyed, replaced, updated } from "../review/plans";

const TYPE = "aws_s3_bucket_policy";
const unknown = { unknown: { policy: true } };
const was = { policy: '{"Statement":[]}' };

/** Resources of the document in the code, once a plan has been read; nothing when nobody tells. */
function resources(reference: string, policy: ChangeJson, ...others: readonly ChangeJson[]): unknown {
  const text = JSON.stringify({ Statement: { Resource: [reference] } });
  const [change] = planWithCode({ [`${TYPE}.it`]: { policy: text } }, policy, ...others).changes;
  const document = change?.written["policy"];
  return document && JSON.parse(JSON.stringify(document)).Statement.Resource[0];
}

const bucket = (arn: string) => updated("aws_s3_bucket", { arn }, { tags: {} });
const newBucket = created("aws_s3_bucket", {}, { unknown: { arn: true } });

test("what the plan knows takes the place of its reference", () => {
  expect(
    resources("${aws_s3_bucket.it.arn}/*", created(TYPE, {}, unknown), bucket("arn:aws:s3:::logs")),
  ).toBe("arn:aws:s3:::logs/*");
});

test("inside of lists and under keys as well", () => {
  const database = created(
    "aws_db_instance",
    { secrets: [{ arn: "arn:1" }] },
    { address: 'aws_db_instance.a["x"]' },
  );
  const reference = '${aws_db_instance.a["x"].secrets[0].arn}';
  const text = `{"Statement":{"Resource":"${reference}"}}`;
  const plan = planWithCode({ [`${TYPE}.it`]: { policy: text } }, created(TYPE, {}, unknown), database);
  expect(JSON.stringify(plan.changes[0]?.written)).toContain("arn:1");
});

test.each([
  ["only the apply tells", newBucket],
  ["is hidden", created("aws_s3_bucket", { arn: "AKIAIOSFODNN7EXAMPLE" })],
  ["is of another resource", created("aws_s3_bucket", { arn: "arn:1" }, { address: "aws_s3_bucket.other" })],
])("what %s stays a reference", (_, other) => {
  expect(resources("${aws_s3_bucket.it.arn}", created(TYPE, {}, unknown), other)).toBe(
    "${aws_s3_bucket.it.arn}",
  );
});

test("beside an older document, what this plan creates is new, and everything else could be what it says", () => {
  const policies = [updated(TYPE, was, {}, unknown), replaced(TYPE, was, {}, unknown)];
  for (const policy of policies) {
    expect(resources("${aws_s3_bucket.it.arn}", policy, newBucket)).toBe("${aws_s3_bucket.it.arn}");
    expect(resources("${aws_s3_bucket.it.arn}", policy, bucket("arn:1"))).toBe("arn:1");
    const other = replaced("aws_s3_bucket", { arn: "arn:1" }, {}, { unknown: { arn: true } });
    expect(resources("${aws_s3_bucket.it.arn}", policy, other)).toBeUndefined();
    expect(resources("${data.aws_s3_bucket.it.arn}", policy, newBucket)).toBeUndefined();
  }
});

test("the plan goes before the code", () => {
  expect(resources("${aws_s3_bucket.it.arn}", created(TYPE, was), newBucket)).toBeUndefined();
  expect(resources("${aws_s3_bucket.it.arn}", destroyed(TYPE, was), newBucket)).toBeUndefined();
});

test("a document that is marked as sensitive is not told", () => {
  const policy = created(TYPE, {}, unknown);
  const marked = { ...policy, change: { ...policy.change, after_sensitive: { policy: true } } };
  expect(resources("${aws_s3_bucket.it.arn}", marked, newBucket)).toBeUndefined();
});
