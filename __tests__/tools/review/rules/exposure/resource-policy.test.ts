import { exposureResourcePolicy } from "../../../../../tools/review/rules/exposure/resource-policy";
import { check, created, updated } from "../../plans";
import { policy } from "./found-in";

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" };
const own = updated(
  "aws_s3_bucket",
  { arn: "arn:aws:sns:us-east-1:111122223333:x" },
  {},
  { address: "aws_sns_topic.x" },
);

function bucketPolicy(...statements: readonly Record<string, unknown>[]) {
  return created("aws_s3_bucket_policy", { bucket: "logs", policy: policy(...statements) });
}

test("everybody is told with what they may do", () => {
  expect(check(exposureResourcePolicy, bucketPolicy({ ...read, Principal: "*" }))).toMatchObject([
    { level: "exposure", what: "Lets everybody s3:GetObject on arn:aws:s3:::logs/*" },
  ]);
  expect(
    check(exposureResourcePolicy, bucketPolicy({ ...read, NotPrincipal: { AWS: "111122223333" } }), own),
  ).toHaveLength(1);
});

test("another account is told", () => {
  expect(
    check(exposureResourcePolicy, bucketPolicy({ ...read, Principal: { AWS: "999988887777" } }), own),
  ).toMatchObject([
    { level: "exposure", what: expect.stringContaining("AWS: arn:aws:iam::999988887777:root") },
  ]);
});

test("an account nobody can tell from our own has to be looked at", () => {
  expect(
    check(exposureResourcePolicy, bucketPolicy({ ...read, Principal: { AWS: "999988887777" } })),
  ).toMatchObject([{ level: "review" }]);
});

test("a condition that binds strangers is enough; one on TLS is not", () => {
  const bound = { ...read, Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };
  expect(check(exposureResourcePolicy, bucketPolicy(bound))).toEqual([]);
  const tls = { ...read, Principal: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } };
  expect(check(exposureResourcePolicy, bucketPolicy(tls))).toHaveLength(1);
});

test("a key that hands over to its account's IAM is as every key", () => {
  const root = {
    Effect: "Allow",
    Action: "kms:*",
    Resource: "*",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
  };
  expect(check(exposureResourcePolicy, created("aws_kms_key", { policy: policy(root) }))).toEqual([]);
  expect(check(exposureResourcePolicy, created("aws_kms_key", { policy: policy(root) }), own)).toEqual([]);
  const foreign = { ...root, Principal: { AWS: "999988887777" } };
  expect(
    check(exposureResourcePolicy, created("aws_kms_key", { policy: policy(foreign) }), own),
  ).toHaveLength(1);
});

test("our own account, a service, a Deny, and an endpoint of the network are no findings", () => {
  expect(
    check(exposureResourcePolicy, bucketPolicy({ ...read, Principal: { AWS: "111122223333" } }), own),
  ).toEqual([]);
  expect(
    check(exposureResourcePolicy, bucketPolicy({ ...read, Principal: { Service: "logs.amazonaws.com" } })),
  ).toEqual([]);
  expect(check(exposureResourcePolicy, bucketPolicy({ ...read, Effect: "Deny", Principal: "*" }))).toEqual(
    [],
  );
  const endpoint = { policy: policy({ ...read, Principal: "*" }) };
  expect(check(exposureResourcePolicy, created("aws_vpc_endpoint", endpoint))).toEqual([]);
});

test("who may call a function is read as well", () => {
  const TYPE = "aws_lambda_permission";
  expect(check(exposureResourcePolicy, created(TYPE, { principal: "*" }))).toMatchObject([
    { level: "exposure" },
  ]);
  expect(check(exposureResourcePolicy, created(TYPE, { principal: "999988887777" }), own)).toMatchObject([
    { level: "exposure" },
  ]);
  expect(check(exposureResourcePolicy, created(TYPE, { principal: "s3.amazonaws.com" }))).toMatchObject([
    { level: "review" },
  ]);
  const bound = { principal: "s3.amazonaws.com", source_arn: "arn:aws:s3:::logs" };
  expect(check(exposureResourcePolicy, created(TYPE, bound))).toEqual([]);
});
