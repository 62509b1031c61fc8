import type { Permission } from "../../modules/identity/permission";
import { Role } from "../../modules/identity/role";
import { serviceTrust } from "../../modules/identity/service-trust";
import { problems, synthesized, type TestStack } from "../support/terraform";

function build(permissions?: readonly Permission[]): (stack: TestStack) => void {
  return (stack) => {
    new Role(stack, "task", {
      name: stack.deployment.name("task"),
      trust: serviceTrust("ecs-tasks.amazonaws.com", stack.deployment),
      permissions,
    });
  };
}

/** What is said about one action, on a resource of its own unless another is given. */
function saidAbout(action: string, resource = "arn:aws:s3:::notes"): string[] {
  return problems(build([{ actions: [action], resources: [resource] }])).slice(1);
}

describe("a role", () => {
  const terraform = synthesized(build([{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::notes/*"] }]));

  test("is taken by the service it trusts", () => {
    expect(terraform.resource("aws_iam_role.task")["name"]).toBe("test-system-dev-task");
    expect(terraform.document("aws_iam_role.task", "assume_role_policy")["Statement"][0].Principal).toEqual({
      Service: "ecs-tasks.amazonaws.com",
    });
  });

  test("may do exactly what is listed", () => {
    expect(terraform.addresses).toEqual(["aws_iam_role.task", "aws_iam_role_policy.task"]);
    expect(terraform.document("aws_iam_role_policy.task", "policy")["Statement"]).toEqual([
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::notes/*"] },
    ]);
  });

  test("without permissions has no policy", () => {
    expect(synthesized(build()).addresses).toEqual(["aws_iam_role.task"]);
  });

  test("stays inside the boundary of its deployment, where that has one", () => {
    const terraform = synthesized(build(), { permissionsBoundary: "delivery-dev-boundary" });
    expect(terraform.resource("aws_iam_role.task")["permissions_boundary"]).toBe(
      "arn:aws:iam::111122223333:policy/delivery-dev-boundary",
    );
    expect(synthesized(build()).resource("aws_iam_role.task")).not.toHaveProperty("permissions_boundary");
  });

  test("may use any resource where AWS knows no narrower one", () => {
    expect(saidAbout("ecr:GetAuthorizationToken", "*")).toEqual([]);
  });
});

describe("permissions", () => {
  test.each([
    ["bedrock-runtime:InvokeModel", "bedrock:InvokeModel"],
    ["bedrock-agent-runtime:InvokeAgent", "bedrock:InvokeAgent"],
    ["S3:GetObject", "s3:GetObject"],
    ["dynamo:GetItem", "dynamodb:GetItem"],
    ["secretmanager:GetSecretValue", "secretsmanager:GetSecretValue"],
  ])("refuses %s, and guesses %s", (action, meant) => {
    expect(saidAbout(action)).toEqual([
      `  - actions must begin with a known IAM service prefix, got '${action}'; did you mean '${meant}'`,
    ]);
  });

  test.each(["*", "s3:*"])("refuses everything at once: %s", (action) => {
    expect(saidAbout(action)).toEqual([`  - actions must be named one by one, got '${action}'`]);
  });

  test("refuses an action without its service", () => {
    expect(saidAbout("GetObject")).toEqual([
      "  - actions must look like 's3:GetObject', a service and an action, got 'GetObject'",
    ]);
  });

  test("refuses every resource where one can be named", () => {
    expect(saidAbout("secretsmanager:GetSecretValue", "*")).toEqual([
      "  - resources must be ARNs for 'secretsmanager:GetSecretValue', got '*'",
    ]);
  });

  test("refuses to allow nothing, or nothing on anything", () => {
    expect(problems(build([{ actions: [], resources: [] }])).slice(1)).toEqual([
      "  - actions must name at least one action, got none",
      "  - resources must name at least one ARN for no action, got none",
    ]);
  });

  test("refuses a policy that is longer than a role can carry", () => {
    const resources = Array.from(
      { length: 300 },
      (_, index) => `arn:aws:s3:::a-bucket-with-a-long-name-${index}`,
    );
    expect(problems(build([{ actions: ["s3:GetObject"], resources }]))[1]).toMatch(
      /permissions make a policy of at most 10240 characters, got \d+; name fewer resources/,
    );
  });
});
