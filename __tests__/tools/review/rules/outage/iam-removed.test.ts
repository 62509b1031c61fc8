import { outageIamRemoved } from "../../../../../tools/review/rules/outage/iam-removed";
import { check, created, destroyed, replaced, updated } from "../../plans";

function policy(...actions: readonly string[]) {
  const statement = { Effect: "Allow", Action: actions, Resource: "arn:aws:s3:::app/*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

const inline = { role: "app", name: "files", policy: policy("s3:GetObject", "s3:PutObject") };
const attachment = { role: "app", policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };

test("what a policy that goes has allowed is told", () => {
  expect(check(outageIamRemoved, destroyed("aws_iam_role_policy", inline))).toMatchObject([
    { level: "review", what: "No longer allowed: s3:GetObject, s3:PutObject on arn:aws:s3:::app/*" },
  ]);
});

test("of a policy that allows less, only the difference is told", () => {
  const change = updated("aws_iam_role_policy", inline, { policy: policy("s3:Get*") });
  expect(check(outageIamRemoved, change)[0]?.what).toBe(
    "No longer allowed: s3:PutObject on arn:aws:s3:::app/*",
  );
});

test("a policy that allows more, or that only the apply will tell, is not its business", () => {
  expect(check(outageIamRemoved, updated("aws_iam_role_policy", inline, { policy: policy("s3:*") }))).toEqual(
    [],
  );
  const unknown = updated("aws_iam_role_policy", inline, {}, { unknown: { policy: true } });
  expect(check(outageIamRemoved, unknown)).toEqual([]);
});

test("the same statement elsewhere in the plan takes its place, if it is of the same role", () => {
  const other = { address: "aws_iam_role_policy.other" };
  const again = created("aws_iam_role_policy", inline, other);
  const elsewhere = created("aws_iam_role_policy", { ...inline, role: "b" }, other);
  const change = destroyed("aws_iam_role_policy", inline);
  expect(check(outageIamRemoved, change, again)).toMatchObject([{ level: "routine" }]);
  expect(check(outageIamRemoved, change, elsewhere)).toMatchObject([{ level: "review" }]);
});

test("a policy that is replaced with the same content is routine", () => {
  const change = replaced("aws_iam_role_policy", inline, { name: "b" }, { by: ["name"] });
  expect(check(outageIamRemoved, change)).toMatchObject([{ level: "routine" }]);
});

test("an attachment that goes is told, unless the plan attaches the same again", () => {
  const change = destroyed("aws_iam_role_policy_attachment", attachment);
  const again = created("aws_iam_role_policy_attachment", attachment, { address: "a.b" });
  expect(check(outageIamRemoved, change)).toMatchObject([
    { level: "review", what: '"app" loses all that "arn:aws:iam::aws:policy/ReadOnlyAccess" allows' },
  ]);
  expect(check(outageIamRemoved, change, again)).toMatchObject([{ level: "routine" }]);
  expect(check(outageIamRemoved, replaced("aws_iam_role_policy_attachment", attachment))).toEqual([]);
});

test("a role that goes is told once, and not again with each of its policies", () => {
  const role = destroyed("aws_iam_role", { id: "app", name: "app" });
  expect(check(outageIamRemoved, role)).toMatchObject([{ level: "review" }]);
  expect(check(outageIamRemoved, destroyed("aws_iam_role_policy", inline), role)).toMatchObject([
    { level: "routine", fix: "see aws_iam_role.it" },
  ]);
});

test("a policy that goes and can't be read is not taken for nothing", () => {
  const unreadable = { ...inline, policy: "not a document" };
  expect(check(outageIamRemoved, destroyed("aws_iam_role_policy", unreadable))).toMatchObject([
    { level: "review", what: expect.stringContaining("what it allowed can't be told") },
  ]);
});

test("a bucket policy that goes with its bucket is told there", () => {
  const change = destroyed("aws_s3_bucket_policy", { bucket: "a", policy: policy("s3:GetObject") });
  expect(check(outageIamRemoved, change, destroyed("aws_s3_bucket", { id: "a" }))).toMatchObject([
    { level: "routine" },
  ]);
  expect(check(outageIamRemoved, change)).toMatchObject([{ level: "review" }]);
});

test("of the resources in a statement, those it keeps are not told", () => {
  const on = (...Resource: readonly string[]) => ({ Effect: "Allow", Action: "s3:GetObject", Resource });
  const document = (...Resource: readonly string[]) => JSON.stringify({ Statement: [on(...Resource)] });
  const change = updated(
    "aws_iam_role_policy",
    { policy: document("arn:aws:s3:::a/*", "arn:aws:s3:::b/*") },
    { policy: document("arn:aws:s3:::b/*") },
  );
  expect(check(outageIamRemoved, change)).toMatchObject([
    { what: "No longer allowed: s3:GetObject on arn:aws:s3:::a/*" },
  ]);
});
