import { createdBeside, manifestProblems } from "../../../tools/adopt/check";
import { temporaryDirectory } from "../temporary";
import { ACCOUNT, stackWith } from "./stack";

const stack = stackWith(temporaryDirectory(), {
  resource: {
    aws_security_group: { api: {}, database: {} },
    aws_ecs_cluster: { shop: {} },
    aws_ecs_cluster_capacity_providers: { shop: {} },
    aws_sns_topic: { news: {} },
    aws_iam_role_policy_attachment: { api: {} },
    aws_new: { thing: {} },
  },
});

const problems = (manifest: Record<string, unknown>) =>
  manifestProblems(stack, manifest as Record<string, string>);

test.each([
  ["ids of their types", { "aws_security_group.api": "sg-1", "aws_security_group.database": "sg-2" }],
  [
    "one id at two types",
    { "aws_ecs_cluster.shop": "shop", "aws_ecs_cluster_capacity_providers.shop": "shop" },
  ],
  ["whatever a type wants that nobody knows", { "aws_new.thing": "a thing" }],
  ["an ARN in the account and region", { "aws_sns_topic.news": `arn:aws:sns:us-east-1:${ACCOUNT}:news` }],
  ["a policy of AWS", { "aws_iam_role_policy_attachment.api": "api/arn:aws:iam::aws:policy/X" }],
])("nothing is wrong with %s", (_, manifest) => {
  expect(problems(manifest)).toEqual([]);
});

test.each([
  [
    "an address there is not",
    { "aws_security_group.databse": "sg-1" },
    "aws_security_group.databse is not in the stack; did you mean aws_security_group.database?",
  ],
  [
    "an id twice",
    { "aws_security_group.api": "sg-1", "aws_security_group.database": "sg-1" },
    "aws_security_group.api and aws_security_group.database have the same id: sg-1",
  ],
  ["no id", { "aws_new.thing": "  " }, 'aws_new.thing has no id, but "  "'],
  ["an id that is no text", { "aws_new.thing": null }, "aws_new.thing has no id, but null"],
  [
    "an id of another type",
    { "aws_security_group.api": "subnet-1" },
    "aws_security_group.api can't have the id 'subnet-1'; terraform import wants the group's id, sg-…",
  ],
  [
    "another account",
    { "aws_sns_topic.news": "arn:aws:sns:us-east-1:999988887777:news" },
    `aws_sns_topic.news has an id in account 999988887777, and the stack is in ${ACCOUNT}`,
  ],
  [
    "another account within an id",
    { "aws_iam_role_policy_attachment.api": "api/arn:aws:iam::999988887777:policy/X" },
    "aws_iam_role_policy_attachment.api has an id in account 999988887777",
  ],
  [
    "another region",
    { "aws_sns_topic.news": `arn:aws:sns:eu-west-1:${ACCOUNT}:news` },
    "aws_sns_topic.news has an id in eu-west-1, and the stack is in us-east-1",
  ],
])("%s is a problem", (_, manifest, problem) => {
  expect(problems(manifest)).toEqual([expect.stringContaining(problem)]);
});

test("everything that is wrong is said at once", () => {
  expect(problems({ "aws_x.y": "", "aws_security_group.api": "vpc-1" })).toHaveLength(3);
});

test("what the manifest does not have would be created", () => {
  const manifest = { "aws_security_group.api": "sg-1", "aws_ecs_cluster.shop": "shop" };
  expect(createdBeside(stack, manifest)).toEqual([
    "aws_ecs_cluster_capacity_providers.shop",
    "aws_iam_role_policy_attachment.api",
    "aws_new.thing",
    "aws_security_group.database",
    "aws_sns_topic.news",
  ]);
});
