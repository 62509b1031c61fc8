import { exposureTrust } from "../../../../../tools/review/rules/exposure/trust";
import { check, created, updated } from "../../plans";
import { policy } from "./found-in";

const OWN = "arn:aws:iam::111122223333:role/app";
const TASKS = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: "ecs-tasks.amazonaws.com" },
};
const GITHUB = "arn:aws:iam::111122223333:oidc-provider/idp.example.com";

function trusting(...statements: readonly Record<string, unknown>[]) {
  return { arn: OWN, assume_role_policy: policy(...statements) };
}

function federated(Condition: Record<string, unknown> = {}) {
  const Action = "sts:AssumeRoleWithWebIdentity";
  return trusting({ Effect: "Allow", Action, Principal: { Federated: GITHUB }, Condition });
}

test("a service that takes the role made for it is no finding", () => {
  expect(check(exposureTrust, created("aws_iam_role", trusting(TASKS)))).toEqual([]);
});

test("everybody is told, on a new role as well", () => {
  const everybody = { ...TASKS, Principal: { AWS: "*" } };
  expect(check(exposureTrust, created("aws_iam_role", trusting(everybody)))).toMatchObject([
    { level: "exposure", what: "The role may be taken by everybody, from any account of AWS" },
  ]);
  const bound = { ...everybody, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };
  expect(check(exposureTrust, created("aws_iam_role", trusting(bound)))).toMatchObject([
    { level: "review", mitigation: "only if StringEquals aws:PrincipalOrgID = o-1" },
  ]);
});

test("another account is told, and that it has to know an external id", () => {
  const vendor = { ...TASKS, Principal: { AWS: "999988887777" } };
  const [found] = check(exposureTrust, updated("aws_iam_role", trusting(TASKS), trusting(TASKS, vendor)));
  expect(found).toMatchObject({
    level: "exposure",
    what: "The role may be taken from another account: AWS: arn:aws:iam::999988887777:root",
  });
  expect(found?.mitigation).toBeUndefined();
  const external = { ...vendor, Condition: { StringEquals: { "sts:ExternalId": "abc" } } };
  expect(check(exposureTrust, created("aws_iam_role", trusting(external)))).toMatchObject([
    { level: "exposure", mitigation: "they have to know the external id" },
  ]);
});

test("an account of a first deployment can't be told from our own", () => {
  const after = { assume_role_policy: policy({ ...TASKS, Principal: { AWS: "999988887777" } }) };
  expect(check(exposureTrust, created("aws_iam_role", after))).toMatchObject([{ level: "review" }]);
});

test("a principal of our own that is added is told; a service has to be looked at", () => {
  const own = { ...TASKS, Principal: { AWS: "arn:aws:iam::111122223333:role/ci" } };
  expect(check(exposureTrust, updated("aws_iam_role", trusting(TASKS), trusting(TASKS, own)))).toMatchObject([
    { level: "exposure" },
  ]);
  expect(check(exposureTrust, created("aws_iam_role", trusting(own)))).toEqual([]);
  const lambda = { ...TASKS, Principal: { Service: ["ecs-tasks.amazonaws.com", "lambda.amazonaws.com"] } };
  expect(check(exposureTrust, updated("aws_iam_role", trusting(TASKS), trusting(lambda)))).toMatchObject([
    { level: "review", what: expect.stringContaining("by Service: lambda.amazonaws.com,") },
  ]);
});

test("tokens without an audience or a subject are told", () => {
  expect(check(exposureTrust, created("aws_iam_role", federated()))).toMatchObject([
    { level: "exposure", what: expect.stringContaining("there is no condition on aud and sub") },
  ]);
});

test("a subject that strangers have as well is told", () => {
  const StringEquals = { "idp.example.com:aud": "sts.amazonaws.com" };
  const wide = { StringEquals, StringLike: { "idp.example.com:sub": "repo:*" } };
  expect(check(exposureTrust, created("aws_iam_role", federated(wide)))).toMatchObject([
    { level: "exposure", what: expect.stringContaining("idp.example.com:sub is repo:*") },
  ]);
  const one = { StringEquals, StringLike: { "idp.example.com:sub": "repo:acme/app:*" } };
  expect(check(exposureTrust, created("aws_iam_role", federated(one)))).toEqual([]);
});

test("a condition the plan hides can't be told", () => {
  const hidden = {
    StringEquals: {
      "token.actions.example.com:aud": "sts.amazonaws.com",
      "token.actions.example.com:sub": "repo:acme/app:ref:refs/heads/main",
    },
  };
  const found = check(exposureTrust, created("aws_iam_role", federated(hidden)));
  // Nothing at all once the reader takes a claim's name for what it is.
  expect(found.every(({ level }) => level === "review")).toBe(true);
});

test("a principal that goes, and a condition that is added, are no findings", () => {
  const own = { ...TASKS, Principal: { AWS: "arn:aws:iam::111122223333:role/ci" } };
  expect(check(exposureTrust, updated("aws_iam_role", trusting(TASKS, own), trusting(TASKS)))).toEqual([]);
  const bound = { ...TASKS, Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } };
  expect(check(exposureTrust, updated("aws_iam_role", trusting(TASKS), trusting(bound)))).toEqual([]);
});
