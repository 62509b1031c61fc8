import { exposureIamWildcard } from "../../../../../tools/review/rules/exposure/iam-wildcard";
import { check, created, destroyed, updated } from "../../plans";
import { policy } from "./found-in";

const TYPE = "aws_iam_role_policy";

function allowing(Action: unknown, Resource: unknown = "*", more: Record<string, unknown> = {}) {
  return { role: "task", policy: policy({ Effect: "Allow", Action, Resource, ...more }) };
}

test("every action of a service on every resource is told with what it says", () => {
  expect(check(exposureIamWildcard, created(TYPE, allowing("secretsmanager:*")))).toMatchObject([
    {
      level: "exposure",
      what: "Allows secretsmanager:* on *: secretsmanager:* is every action of the service, those of tomorrow too",
    },
  ]);
});

test.each([
  ["*", "*"],
  ["s3:*", "arn:aws:s3:::logs/*"],
  ["s3:GetObject", "*"],
  ["iam:PassRole", "*"],
  ["iam:Pass*", "arn:aws:iam::123456789012:role/*"],
  ["iam:PutRolePolicy", "arn:aws:iam::123456789012:role/app"],
  ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:123456789012:secret:*"],
])("%s on %s is a wildcard", (action, resource) => {
  expect(check(exposureIamWildcard, created(TYPE, allowing(action, resource)))).toMatchObject([
    { level: "exposure" },
  ]);
});

test("NotAction and NotResource allow what nobody wrote down", () => {
  const but = (rest: Record<string, unknown>) => ({ policy: policy({ Effect: "Allow", ...rest }) });
  expect(check(exposureIamWildcard, created(TYPE, but({ NotAction: "iam:*", Resource: "*" })))).toHaveLength(
    1,
  );
  expect(
    check(exposureIamWildcard, created(TYPE, but({ Action: "s3:GetObject", NotResource: "a" }))),
  ).toHaveLength(1);
});

test.each([
  "ecr:GetAuthorizationToken",
  "ssmmessages:*",
  "cloudwatch:PutMetricData",
  "xray:PutTraceSegments",
  "ec2:Describe*",
  "logs:DescribeLogGroups",
  "secretsmanager:GetRandomPassword",
  "bedrock:List*",
])("%s can't be limited to a resource, and is no finding", (action) => {
  expect(check(exposureIamWildcard, created(TYPE, allowing(action)))).toEqual([]);
});

test("a condition that binds it to the account makes it one to look at", () => {
  const bound = { Condition: { StringEquals: { "aws:ResourceAccount": "123456789012" } } };
  expect(check(exposureIamWildcard, created(TYPE, allowing("s3:GetObject", "*", bound)))).toMatchObject([
    { level: "review", mitigation: "only if StringEquals aws:ResourceAccount = 123456789012" },
  ]);
});

test("a condition that binds nothing is no excuse", () => {
  const tls = { Condition: { Bool: { "aws:SecureTransport": "true" } } };
  expect(check(exposureIamWildcard, created(TYPE, allowing("s3:GetObject", "*", tls)))).toMatchObject([
    { level: "exposure" },
  ]);
  const not = { Condition: { StringNotEquals: { "aws:ResourceAccount": "123456789012" } } };
  expect(check(exposureIamWildcard, created(TYPE, allowing("s3:GetObject", "*", not)))).toMatchObject([
    { level: "exposure" },
  ]);
});

test("only what is new of a statement is judged", () => {
  const before = allowing(["s3:GetObject"]);
  expect(
    check(exposureIamWildcard, updated(TYPE, before, allowing(["s3:GetObject", "s3:PutObject"]))),
  ).toMatchObject([{ what: "Allows s3:PutObject on *: it is allowed on every resource" }]);
  expect(check(exposureIamWildcard, updated(TYPE, allowing("s3:*"), allowing("s3:Get*")))).toEqual([]);
});

test("named actions on named resources, a Deny, and a policy that only moves are no findings", () => {
  expect(check(exposureIamWildcard, created(TYPE, allowing("s3:GetObject", "arn:aws:s3:::logs/*")))).toEqual(
    [],
  );
  expect(
    check(
      exposureIamWildcard,
      created(TYPE, allowing("iam:PassRole", "arn:aws:iam::123456789012:role/task")),
    ),
  ).toEqual([]);
  const deny = { policy: policy({ Effect: "Deny", Action: "*", Resource: "*" }) };
  expect(check(exposureIamWildcard, created(TYPE, deny))).toEqual([]);
  const old = destroyed(TYPE, allowing("*"), { address: `${TYPE}.old` });
  expect(check(exposureIamWildcard, created(TYPE, allowing("*")), old)).toEqual([]);
});
