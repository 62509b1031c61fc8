import type { ChangeJson } from "../../../../../tools/plan/plan-json";
import { findFindings } from "../../../../../tools/review/find-findings";
import { RULES } from "../../../../../tools/review/rules";
import { planWithCode } from "../../plan-with-code";
import { created, updated } from "../../plans";
import { policy } from "./found-in";

const BUCKET = "${aws_s3_bucket.logs.arn}";
const bucket = created("aws_s3_bucket", {}, { address: "aws_s3_bucket.logs", unknown: { arn: true } });
const read = { Effect: "Allow", Action: "s3:GetObject", Resource: `${BUCKET}/*` };

/** What is found at `<type>.it`, of which the code has a policy and the plan knows nothing. */
function found(type: string, statement: Readonly<Record<string, unknown>>, ...more: readonly ChangeJson[]) {
  const attribute = type === "aws_iam_role" ? "assume_role_policy" : "policy";
  const it = created(type, {}, { unknown: { [attribute]: true } });
  const plan = planWithCode({ [`${type}.it`]: { [attribute]: policy(statement) } }, it, bucket, ...more);
  return findFindings(plan, RULES)
    .filter(({ address }) => address === `${type}.it`)
    .map(({ rule, level, what }) => `${rule} ${level}: ${what}`);
}

test("a policy that names what the same plan makes is read: nothing to find in a modest one", () => {
  expect(found("aws_iam_role_policy", read)).toEqual([]);
  expect(found("aws_s3_bucket_policy", { ...read, Principal: { AWS: "${aws_iam_role.app.arn}" } })).toEqual(
    [],
  );
});

test("too much is found as in a policy that is known", () => {
  expect(found("aws_iam_role_policy", { ...read, Action: "s3:*" })).toEqual([
    "exposure.iam-wildcard exposure: Allows s3:* on aws_s3_bucket.logs.arn/*: s3:* is every action of the service, those of tomorrow too",
  ]);
});

test.each([
  "aws_s3_bucket_policy",
  "aws_kms_key",
  "aws_sqs_queue_policy",
  "aws_sns_topic_policy",
  "aws_secretsmanager_secret_policy",
  "aws_ecr_repository_policy",
])("everybody is found in a document of %s", (type) => {
  expect(found(type, { ...read, Principal: "*" })).toEqual([
    "exposure.resource-policy exposure: Lets everybody s3:GetObject on aws_s3_bucket.logs.arn/*",
  ]);
});

test("a reference is nobody in particular: the plan does not tell whose account it is", () => {
  for (const AWS of ["${var.partner}", "arn:aws:iam::${var.partner}:root", "${local.roles.ci}"]) {
    expect(found("aws_s3_bucket_policy", { ...read, Principal: { AWS } })).toEqual([
      expect.stringMatching(
        /^exposure.resource-policy review: .*does not tell whether that is this account$/,
      ),
    ]);
    expect(found("aws_iam_role", { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS } })).toEqual([
      expect.stringMatching(/^exposure.trust review: .*does not tell whether that is this account$/),
    ]);
  }
});

test("the account that is planned in is no stranger", () => {
  const AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/ci";
  expect(found("aws_s3_bucket_policy", { ...read, Principal: { AWS } })).toEqual([]);
});

test.each([
  ["an action", { ...read, Action: ["${var.action}", `s3:Get*`], Resource: BUCKET }, "var.action"],
  ["a part of an action", { ...read, Action: "s3:${var.verb}", Resource: BUCKET }, "s3:${var.verb}"],
  ["a resource", { ...read, Resource: [BUCKET, "${var.also}"] }, "var.also"],
  ["what is no ARN", { ...read, Resource: "${aws_ssm_parameter.x.value}/*" }, "aws_ssm_parameter.x.value/*"],
  ["an effect", { ...read, Effect: "${var.effect}" }, "var.effect"],
  [
    "a condition that may hold for all",
    { ...read, Condition: { StringLike: { "aws:PrincipalOrgID": "${var.org}" } } },
    "var.org",
  ],
])("a reference that may stand for a * is told: %s", (_, statement, words) => {
  expect(found("aws_iam_role_policy", statement)).toEqual([
    `exposure.policy-unknown review: Can't tell all of what it allows: ${words} may stand for anything, and is not in the plan`,
  ]);
});

test("what may stand for anything and is denied takes nothing away from safety", () => {
  expect(found("aws_iam_role_policy", { ...read, Effect: "Deny", Resource: "${var.also}" })).toEqual([]);
});

test("what can't be read is told as before", () => {
  const references = '${replace(aws_s3_bucket.logs.arn, "a", "b")}';
  expect(found("aws_iam_role_policy", { ...read, Resource: references })).toEqual([
    expect.stringMatching(
      /^exposure.policy-unknown review: Can't tell what it allows: policy is known after/,
    ),
  ]);
});

test("tokens of a new provider are told by audience and subject; those of SAML have no subject", () => {
  const trust = (type: string, Condition: object) => ({
    Effect: "Allow",
    Action: "sts:AssumeRoleWithWebIdentity",
    Principal: { Federated: `\${${type}.saml-provider.arn}` },
    Condition,
  });
  const url = "${aws_iam_openid_connect_provider.saml-provider.url}";
  const audience = { [`${url}:aud`]: "sts.amazonaws.com" };
  const oidc = (keys: object) => trust("aws_iam_openid_connect_provider", { StringEquals: keys });
  expect(found("aws_iam_role", oidc({ ...audience, [`${url}:sub`]: "repo:acme/app:ref:x" }))).toEqual([]);
  expect(found("aws_iam_role", oidc(audience))).toEqual([expect.stringContaining("no condition on sub")]);
  const saml = { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } };
  expect(found("aws_iam_role", trust("aws_iam_saml_provider", saml))).toEqual([]);
});

test("the evidence says that the document is the code's", () => {
  const it = created("aws_iam_role_policy", {}, { unknown: { policy: true } });
  const code = { "aws_iam_role_policy.it": { policy: policy({ ...read, Action: "s3:*" }) } };
  expect(findFindings(planWithCode(code, it, bucket), RULES)[0]?.evidence).toEqual([
    expect.stringMatching(
      /^\/resource_changes\/0\/change\/after\/policy = \{.*s3:\*.*\(from cdk.tf.json, known after apply\)$/,
    ),
  ]);
});

describe("an update that names something new", () => {
  const old = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::old/*" };
  const oldBucket = updated(
    "aws_s3_bucket",
    { arn: "arn:aws:s3:::old" },
    {},
    { address: "aws_s3_bucket.old" },
  );
  const change = (before: string, after: string) =>
    findFindings(
      planWithCode(
        { "aws_iam_role_policy.it": { policy: after } },
        updated("aws_iam_role_policy", { policy: before }, {}, { unknown: { policy: true } }),
        bucket,
        oldBucket,
      ),
      RULES,
    ).map(({ rule, what }) => `${rule}: ${what}`);
  const same = { ...old, Resource: "${aws_s3_bucket.old.arn}/*" };

  test("is told as what is added", () => {
    expect(change(policy(old), policy(same, read))).toEqual([
      "exposure.iam-more: Allows s3:GetObject on aws_s3_bucket.logs.arn/*, which was not allowed before",
    ]);
  });

  test("and as what goes", () => {
    expect(change(policy(old), policy(read))).toEqual([
      expect.stringMatching(/^exposure.iam-more: Allows/),
      expect.stringMatching(/^outage.iam-removed: No longer allowed: s3:GetObject on arn:aws:s3:::old/),
    ]);
  });

  test("is not guessed at where a word may be what it was", () => {
    expect(change(policy(old), policy(read, { ...old, Resource: "${local.old}" }))).toEqual([
      expect.stringMatching(/^exposure.policy-unknown: Can't tell what it allows: policy is known after/),
    ]);
  });
});
