import { statementRows } from "../../../tools/review/statement-rows";
import { planWithCode } from "./plan-with-code";
import { created, destroyed, planOf, replaced, updated } from "./plans";
import { policy, referring } from "./rules/exposure/found-in";

const TYPE = "aws_iam_role_policy";
const ATTACHMENT = "aws_iam_role_policy_attachment";

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" };

test("a row says who may do what, where and when, and whether it comes or goes", () => {
  const bound = { ...read, Condition: { Bool: { "aws:SecureTransport": "true" } } };
  const rows = statementRows(planOf([updated(TYPE, { policy: policy(read) }, { policy: policy(bound) })]));
  expect(rows).toMatchObject([
    { mark: "-", stack: "app-prod", address: `${TYPE}.it`, action: "s3:GetObject", condition: "" },
    { mark: "+", effect: "Allow", principal: "", condition: "Bool aws:SecureTransport = true" },
  ]);
});

test("what is left out by NotAction and NotResource is said", () => {
  const but = { Effect: "Allow", NotAction: "iam:*", NotResource: "a" };
  expect(statementRows(planOf([created(TYPE, { policy: policy(but) })]))).toMatchObject([
    { action: "all but iam:*", resource: "all but a" },
  ]);
});

test("a document that only the apply will tell neither comes nor goes", () => {
  const rewritten = updated(TYPE, { policy: policy(read) }, {}, { unknown: { policy: true } });
  expect(statementRows(planOf([rewritten]))).toEqual([]);
});

test("the same statement in another resource of the same role is no row", () => {
  const changes = [
    created(TYPE, { role: "task", policy: policy(read) }, { address: `${TYPE}.a` }),
    destroyed(TYPE, { role: "task", policy: policy(read) }, { address: `${TYPE}.b` }),
  ];
  expect(statementRows(planOf(changes))).toEqual([]);
});

test("managed policies are rows, under the address of the policy where its ARN is not known yet", () => {
  const arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  expect(statementRows(planOf([created(ATTACHMENT, { role: "ci", policy_arn: arn })]))).toMatchObject([
    { mark: "+", principal: "ci", action: `all of ${arn}` },
  ]);
  const unknown = created(ATTACHMENT, { role: "ci" }, { unknown: { policy_arn: true } });
  const references = referring({ [`${ATTACHMENT}.it`]: { policy_arn: ["aws_iam_policy.own.arn"] } });
  expect(statementRows(planOf([unknown], references))).toMatchObject([
    { action: "all of aws_iam_policy.own" },
  ]);
});

test("a managed policy that another resource attaches to the same role is no row, another role's is", () => {
  const policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  const gone = destroyed(ATTACHMENT, { role: "ci", policy_arn }, { address: `${ATTACHMENT}.old` });
  expect(statementRows(planOf([created(ATTACHMENT, { role: "ci", policy_arn }), gone]))).toEqual([]);
  expect(
    statementRows(planOf([replaced(ATTACHMENT, { role: "ci", policy_arn }, { role: "app" })])),
  ).toMatchObject([
    { mark: "-", principal: "ci" },
    { mark: "+", principal: "app" },
  ]);
});

describe("a document that only the apply will tell, and the code has", () => {
  const reference = "${aws_s3_bucket.logs.arn}";
  const code = (...statements: readonly object[]) => ({
    [`${TYPE}.it`]: { policy: JSON.stringify({ Statement: statements }) },
  });
  const unknown = { unknown: { policy: true } };
  const bucket = created("aws_s3_bucket", {}, { address: "aws_s3_bucket.logs", unknown: { arn: true } });

  test("is told with its references, and that it is from there", () => {
    const own = {
      ...read,
      Principal: { AWS: "${aws_iam_role.ci.arn}" },
      Resource: [`${reference}/*`, "arn:aws:s3:::x-${aws_s3_bucket.logs.id}"],
      Condition: { ArnLike: { "aws:SourceArn": [reference, "${aws_sns_topic.b.arn}"] } },
    };
    expect(statementRows(planWithCode(code(own), created(TYPE, {}, unknown)))).toMatchObject([
      {
        mark: "+",
        principal: "AWS: aws_iam_role.ci.arn",
        resource: "aws_s3_bucket.logs.arn/*, arn:aws:s3:::x-${aws_s3_bucket.logs.id}",
        condition: "ArnLike aws:SourceArn = aws_s3_bucket.logs.arn, aws_sns_topic.b.arn",
        isFromCode: true,
      },
    ]);
  });

  test("is compared with what was there", () => {
    const more = { ...read, Resource: reference };
    const rows = statementRows(
      planWithCode(
        code(read, more),
        updated(TYPE, { policy: policy(read, { ...read, Resource: "gone" }) }, {}, unknown),
        bucket,
      ),
    );
    expect(rows).toMatchObject([
      { mark: "-", resource: "gone" },
      { mark: "+", resource: "aws_s3_bucket.logs.arn", isFromCode: true },
    ]);
    expect(rows[0]).not.toHaveProperty("isFromCode");
  });

  test("is left alone where the plan knows it", () => {
    const [row] = statementRows(
      planWithCode(code({ ...read, Resource: reference }), created(TYPE, { policy: policy(read) })),
    );
    expect(row).toMatchObject({ resource: read.Resource });
    expect(row).not.toHaveProperty("isFromCode");
  });

  test("shows nothing that a plan hides", () => {
    const when = { StringEquals: { "x:password": "hunter2-hunter2" } };
    const own = { ...read, Resource: reference, Condition: when };
    expect(statementRows(planWithCode(code(own), created(TYPE, {}, unknown)))).toMatchObject([
      { condition: "StringEquals x:password = (sensitive)" },
    ]);
  });
});
