import { ManagedPolicy, type ManagedPolicyProps } from "../../modules/identity/managed-policy";
import { Role } from "../../modules/identity/role";
import { serviceTrust } from "../../modules/identity/service-trust";
import { problems, synthesized } from "../support/terraform";

const READ: ManagedPolicyProps = {
  description: "What there is",
  allow: [{ actions: ["ec2:Describe*"], resources: ["*"] }],
  deny: [
    { sid: "NoPeople", actions: ["iam:*User*", "organizations:*"], on: ["*"] },
    {
      sid: "NoObjects",
      actions: ["s3:GetObject"],
      on: { allBut: ["arn:aws:s3:::notes/*"] },
      conditions: { Bool: { "aws:ViaAWSService": "false" } },
    },
  ],
};

describe("a managed policy", () => {
  const terraform = synthesized((stack) => {
    const read = new ManagedPolicy(stack, "read", READ);
    new Role(stack, "reader", {
      name: stack.deployment.name("reader"),
      trust: serviceTrust("ecs-tasks.amazonaws.com", stack.deployment),
      denials: [{ sid: "NoLogs", actions: ["logs:*"], on: ["*"] }],
      policies: { read },
    });
  });

  test("allows and denies what is listed, under a name of its own", () => {
    expect(terraform.resource("aws_iam_policy.read")).toMatchObject({
      name: "test-system-dev-read",
      description: "What there is",
    });
    expect(terraform.document("aws_iam_policy.read", "policy")["Statement"]).toEqual([
      { Effect: "Allow", Action: ["ec2:Describe*"], Resource: ["*"] },
      { Sid: "NoPeople", Effect: "Deny", Action: ["iam:*User*", "organizations:*"], Resource: ["*"] },
      {
        Sid: "NoObjects",
        Effect: "Deny",
        Action: ["s3:GetObject"],
        NotResource: ["arn:aws:s3:::notes/*"],
        Condition: { Bool: { "aws:ViaAWSService": "false" } },
      },
    ]);
  });

  test("is attached to a role under the word it has there, beside the role's own refusals", () => {
    expect(terraform.addresses).toEqual([
      "aws_iam_policy.read",
      "aws_iam_role.reader",
      "aws_iam_role_policy.reader",
      "aws_iam_role_policy_attachment.reader_read",
    ]);
    expect(terraform.resource("aws_iam_role_policy_attachment.reader_read")).toEqual({
      role: "${aws_iam_role.reader.name}",
      policy_arn: "${aws_iam_policy.read.arn}",
    });
    expect(terraform.document("aws_iam_role_policy.reader", "policy")["Statement"]).toEqual([
      { Sid: "NoLogs", Effect: "Deny", Action: ["logs:*"], Resource: ["*"] },
    ]);
  });
});

describe("refuses", () => {
  const said = (props: Partial<ManagedPolicyProps>) =>
    problems((stack) => void new ManagedPolicy(stack, "read", { ...READ, ...props })).slice(1);

  test("to allow everything of a service", () => {
    expect(said({ allow: [{ actions: ["s3:*"], resources: ["*"] }] })).toEqual([
      "  - allow must not name all actions of a service, got 's3:*'",
    ]);
  });

  test("a refusal of a service there is none of", () => {
    expect(said({ deny: [{ sid: "Typo", actions: ["secretmanager:GetSecretValue"], on: ["*"] }] })).toEqual([
      "  - actions must begin with a known IAM service prefix, got 'secretmanager:GetSecretValue'; " +
        "did you mean 'secretsmanager:GetSecretValue'",
    ]);
  });

  test("more than AWS takes", () => {
    const resources = Array.from({ length: 200 }, (_, index) => `arn:aws:s3:::a-bucket-with-a-name-${index}`);
    expect(said({ allow: [{ actions: ["s3:GetObject"], resources }] })).toEqual([
      expect.stringMatching(/a managed policy has at most 6144 characters, got \d+; split it in two$/),
    ]);
  });
});
