import { inspect } from "node:util";
import { writtenPolicies } from "../../../tools/plan/written-policy";

const ARN = "${aws_s3_bucket.logs.arn}";

/** What is read of a document in the code; nothing when it can't be. */
function read(text: string, type = "aws_iam_role_policy"): unknown {
  const { policy } = writtenPolicies(type, { policy: text });
  return policy && JSON.parse(JSON.stringify(policy));
}

function statement(more: object): string {
  return JSON.stringify({ Statement: { Effect: "Allow", Action: "s3:GetObject", ...more } });
}

test("a document is read, and references stay as they are written", () => {
  expect(read(statement({ Resource: [ARN, `${ARN}/*`] }))).toMatchObject({
    Statement: { Action: "s3:GetObject", Resource: [ARN, `${ARN}/*`] },
  });
});

test("a key in a reference does not end the text it is in", () => {
  const keyed = '${aws_s3_bucket.logs["eu-west"].arn}';
  expect(read(`{"Statement":{"Resource":"${keyed}"}}`)).toEqual({ Statement: { Resource: keyed } });
});

test("what Terraform leaves alone is what IAM reads", () => {
  const Resource = [ARN, "arn:aws:s3:::home/$${aws:username}"];
  expect(read(statement({ Resource }))).toMatchObject({
    Statement: { Resource: [ARN, "arn:aws:s3:::home/${aws:username}"] },
  });
});

test("jsonencode is read as cdktf writes it, and as people do", () => {
  const text =
    '${jsonencode({"Statement" = [{Action = ["s3:*"], Resource: [aws_s3_bucket.logs.arn, "${aws_s3_bucket.logs.arn}/$${aws:username}"], "Condition" = {"Bool" = {"a:b" = true}}}]})}';
  expect(read(text)).toEqual({
    Statement: [
      { Action: ["s3:*"], Resource: [ARN, `${ARN}/\${aws:username}`], Condition: { Bool: { "a:b": true } } },
    ],
  });
});

test.each([
  ["a data source", "${data.aws_iam_policy_document.logs.json}"],
  ["a local value", "${local.policy}"],
  ["a function in a word", statement({ Resource: '${replace(aws_s3_bucket.logs.arn, "a", "*")}' })],
  ["a choice in a word", statement({ Resource: "${var.all ? 1 : 2}" })],
  ["all of many", statement({ Resource: "${aws_s3_bucket.logs[*].arn}" })],
  ["a directive", statement({ Resource: `%{ if true }${ARN}%{ endif }` })],
  ["a reference in place of a list", `{"Statement":\${local.statements},"Id":"${ARN}"}`],
  ["what only looks like a reference", statement({ Resource: [ARN, "$${aws_s3_bucket.logs.arn}"] })],
  ["a function in jsonencode", '${jsonencode({Statement = concat(local.a, [aws_x.y.arn], ["*"])})}'],
  ["a sum in jsonencode", '${jsonencode({Statement = {Resource = aws_x.y.arn == "a" ? "*" : "b"}})}'],
  ["a text without an end", '${jsonencode({Statement = "a${aws_x.y.arn})}'],
  ["a document that is no policy", JSON.stringify({ rules: [ARN] })],
])("what has to be evaluated is not read: %s", (_, text) => {
  expect(read(text)).toBeUndefined();
});

test("a document the plan knows is left to the plan", () => {
  expect(read(statement({ Resource: "*" }))).toBeUndefined();
});

test("what a plan hides is hidden", () => {
  const secrets = { "x:password": "hunter2-hunter2", "x:y": "AKIAIOSFODNN7EXAMPLE" };
  const text = statement({ Resource: ARN, Condition: { StringEquals: secrets } });
  const policies = writtenPolicies("aws_iam_role_policy", { policy: text });
  expect(inspect(policies, { depth: null, showHidden: true })).not.toMatch(/hunter2|AKIA/);
  expect(JSON.stringify(policies)).toContain('"x:password":"(sensitive)"');
});

test("an attribute the provider calls sensitive is not read", () => {
  const secret_string = statement({ Resource: ARN });
  expect(writtenPolicies("aws_secretsmanager_secret_version", { secret_string })).toEqual({});
});
