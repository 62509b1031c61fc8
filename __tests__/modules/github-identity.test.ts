import { GitHubIdentity } from "../../modules/identity/github-identity";
import { Role } from "../../modules/identity/role";
import { problems, synthesized } from "../support/terraform";

const ARN = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

describe("the jobs of a repository", () => {
  const terraform = synthesized((stack) => {
    const github = new GitHubIdentity(stack, "github", { repository: "acme/agents" });
    new Role(stack, "release", {
      name: stack.deployment.name("release"),
      trust: github.trust("environment:prod", "ref:refs/heads/main"),
    });
  });

  test("are known by a provider that needs no thumbprint", () => {
    expect(terraform.addresses).toEqual(["aws_iam_openid_connect_provider.github", "aws_iam_role.release"]);
    expect(terraform.resource("aws_iam_openid_connect_provider.github")).toEqual({
      url: "https://token.actions.githubusercontent.com",
      client_id_list: ["sts.amazonaws.com"],
    });
  });

  test("take a role when they are exactly those that are named", () => {
    expect(terraform.document("aws_iam_role.release", "assume_role_policy")["Statement"]).toEqual([
      {
        Effect: "Allow",
        Principal: { Federated: "${aws_iam_openid_connect_provider.github.arn}" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": [
              "repo:acme/agents:environment:prod",
              "repo:acme/agents:ref:refs/heads/main",
            ],
          },
        },
      },
    ]);
  });
});

test("a provider that is there already is not made again", () => {
  const terraform = synthesized(
    (stack) => void new GitHubIdentity(stack, "github", { repository: "acme/agents", providerArn: ARN }),
  );
  expect(terraform.json).not.toHaveProperty("resource");
});

test.each(["acme", "acme/*", "*/agents", "acme/agents/x", "github.com/acme/agents"])(
  "refuses %s as a repository",
  (repository) => {
    expect(problems((stack) => void new GitHubIdentity(stack, "github", { repository }))).toEqual([
      "test-system-dev/github:",
      `  - repository must be 'owner/name' without wildcards, got '${repository}'`,
    ]);
  },
);

test("refuses a provider of another account", () => {
  const providerArn = ARN.replace("111122223333", "999999999999");
  const build = { repository: "acme/agents", providerArn };
  expect(problems((stack) => void new GitHubIdentity(stack, "github", build))[1]).toBe(
    `  - providerArn must be '${ARN}', GitHub's in this account, got '${providerArn}'`,
  );
});
