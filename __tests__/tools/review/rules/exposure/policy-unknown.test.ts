import { exposurePolicyUnknown } from "../../../../../tools/review/rules/exposure/policy-unknown";
import { check, created, destroyed, updated } from "../../plans";
import { foundIn, policy } from "./found-in";

const unknown = { unknown: { policy: true } };

test("a policy that only the apply tells can't be judged, and what it depends on is named", () => {
  const references = { "aws_iam_role_policy.it": { policy: ["aws_secretsmanager_secret.db.arn"] } };
  expect(
    foundIn(exposurePolicyUnknown, references, created("aws_iam_role_policy", {}, unknown)),
  ).toMatchObject([
    {
      level: "review",
      what: "Can't tell what it allows: policy is known after apply only: it depends on aws_secretsmanager_secret.db",
    },
  ]);
});

test("a policy that AWS writes is no finding, one in the code is", () => {
  expect(check(exposurePolicyUnknown, created("aws_kms_key", {}, unknown))).toEqual([]);
  const references = { "aws_kms_key.it": { policy: ["data.aws_iam_policy_document.key.json"] } };
  expect(foundIn(exposurePolicyUnknown, references, created("aws_kms_key", {}, unknown))).toHaveLength(1);
});

test("what is known, what goes, and what is called a policy without being one are no findings", () => {
  expect(check(exposurePolicyUnknown, created("aws_iam_role_policy", { policy: policy() }))).toEqual([]);
  expect(check(exposurePolicyUnknown, destroyed("aws_iam_role_policy", { policy: policy() }))).toEqual([]);
  expect(
    check(exposurePolicyUnknown, created("aws_sqs_queue", {}, { unknown: { redrive_policy: true } })),
  ).toEqual([]);
  expect(check(exposurePolicyUnknown, created("aws_ecr_lifecycle_policy", {}, unknown))).toEqual([]);
});

test("policies that name what the same plan makes are told in the same words", () => {
  const references = {
    "aws_iam_role_policy.it": { policy: ["aws_kms_key.key.arn", "aws_sqs_queue.jobs.arn"] },
  };
  const queue = created("aws_sqs_queue", {}, { address: "aws_sqs_queue.jobs" });
  const made = foundIn(exposurePolicyUnknown, references, created("aws_iam_role_policy", {}, unknown), queue);
  expect(made).toMatchObject([
    { level: "review", what: expect.stringContaining("it names what the same plan makes") },
  ]);
  const known = updated("aws_iam_role_policy", { policy: policy() }, {}, unknown);
  expect(foundIn(exposurePolicyUnknown, references, known, queue)[0]?.what).toMatch(
    /: it depends on aws_sqs_queue.jobs$/,
  );
});
