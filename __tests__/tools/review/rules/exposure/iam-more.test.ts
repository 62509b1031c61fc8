import { exposureIamMore } from "../../../../../tools/review/rules/exposure/iam-more";
import { check, created, replaced, updated } from "../../plans";
import { policy } from "./found-in";

const TYPE = "aws_iam_role_policy";

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" };
const deny = { Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" };

function turned(before: readonly object[], after: readonly object[]) {
  const document = (statements: readonly object[]) => policy(...(statements as Record<string, unknown>[]));
  return updated(TYPE, { role: "task", policy: document(before) }, { policy: document(after) });
}

test("what is allowed in addition is told", () => {
  const write = { ...read, Action: ["s3:GetObject", "s3:PutObject"] };
  expect(check(exposureIamMore, turned([read], [write]))).toMatchObject([
    {
      level: "review",
      what: "Allows s3:PutObject on arn:aws:s3:::logs/*, which was not allowed before",
    },
  ]);
});

test("a condition that goes widens", () => {
  const bound = { ...read, Condition: { StringEquals: { "aws:PrincipalTag/team": "data" } } };
  expect(check(exposureIamMore, turned([bound], [read]))).toHaveLength(1);
  expect(check(exposureIamMore, turned([read], [bound]))).toEqual([]);
});

test("a Deny that goes widens", () => {
  expect(check(exposureIamMore, turned([read, deny], [read]))).toMatchObject([
    { level: "review", what: "No longer denies s3:DeleteObject on *" },
  ]);
  expect(check(exposureIamMore, turned([deny], [{ ...deny, Action: "s3:*" }]))).toEqual([]);
});

test("a managed policy in place of another is told", () => {
  const before = { role: "task", policy_arn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" };
  const after = { policy_arn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" };
  expect(check(exposureIamMore, replaced("aws_iam_role_policy_attachment", before, after))).toMatchObject([
    { level: "review", what: "task gets everything that arn:aws:iam::aws:policy/AmazonS3FullAccess allows" },
  ]);
});

test("what comes with a plan is silent, as the table of statements has it", () => {
  expect(check(exposureIamMore, created(TYPE, { policy: policy(read) }))).toEqual([]);
});

test("less, another order, and another Sid are no findings", () => {
  const both = { ...read, Action: ["s3:PutObject", "s3:GetObject"] };
  expect(check(exposureIamMore, turned([both], [read]))).toEqual([]);
  expect(
    check(exposureIamMore, turned([both], [{ ...both, Sid: "a", Action: ["s3:GetObject", "s3:PutObject"] }])),
  ).toEqual([]);
});

test("wildcards, strangers and trust are told by other rules", () => {
  expect(check(exposureIamMore, turned([read], [{ ...read, Action: "s3:*" }]))).toEqual([]);
  const open = { policy: policy({ ...read, Principal: "*" }) };
  expect(check(exposureIamMore, updated("aws_s3_bucket_policy", { policy: policy() }, open))).toEqual([]);
  const trust = { assume_role_policy: policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: "*" }) };
  expect(check(exposureIamMore, updated("aws_iam_role", { assume_role_policy: policy() }, trust))).toEqual(
    [],
  );
});

test("what a document that only the apply will tell denies is not said to be gone", () => {
  const change = updated(TYPE, { policy: policy(deny) }, {}, { unknown: { policy: true } });
  expect(check(exposureIamMore, change)).toEqual([]);
});
