import { Parameter } from "../../modules/secrets/parameter";
import { problems, synthesized } from "../support/terraform";

function said(id: string, value: string): string[] {
  return problems((stack) => void new Parameter(stack, id, { value, description: "x" })).slice(1);
}

describe("a parameter", () => {
  test("is plain text under the path of its deployment", () => {
    const terraform = synthesized((stack) => {
      new Parameter(stack, "log-level", { value: "INFO", description: "How much is logged" });
    });
    expect(terraform.resource("aws_ssm_parameter.log_level")).toMatchObject({
      name: "/test-system/dev/log-level",
      description: "How much is logged",
      type: "String",
      insecure_value: "INFO",
    });
    expect(terraform.resource("aws_ssm_parameter.log_level")).not.toHaveProperty("value");
  });

  test("gives a container its value, and its role the right to read it", () => {
    const terraform = synthesized((stack) => {
      const { injected } = new Parameter(stack, "log-level", { value: "INFO", description: "x" });
      stack.publish({ injected });
    });
    expect(terraform.output("injected")).toEqual({
      valueFrom: "${aws_ssm_parameter.log_level.arn}",
      permission: { actions: ["ssm:GetParameters"], resources: ["${aws_ssm_parameter.log_level.arn}"] },
    });
  });

  test("may hold the public half of a pair, and a URL without a password", () => {
    expect([
      ...said("langfuse-public-key", "pk-lf-1"),
      ...said("langfuse-url", "https://example.com/a@b"),
    ]).toEqual([]);
  });

  test.each([
    ["snowflake-password", "password"],
    ["api-token", "token"],
    ["signingKey", "key"],
  ])("refuses the name %s", (id, word) => {
    expect(said(id, "x")).toEqual([
      `  - id must not promise a secret ('${word}'), got '${id}'; keep it in a Secret, or rename it`,
    ]);
  });

  test.each([
    ["AKIAIOSFODNN7EXAMPLE", "an AWS access key id"],
    ["-----BEGIN RSA PRIVATE KEY-----", "a private key"],
    ["postgres://langfuse:hunter2@db:5432/langfuse", "a URL with a password"],
    [`sk-lf-${"0".repeat(20)}`, "an API token"],
    ["eyJhbGciOi.eyJzdWIi.c2ln", "a JSON web token"],
  ])("refuses the value %s without repeating it", (value, shape) => {
    expect(said("setting", value)).toEqual([
      `  - value must not be a secret, got what looks like ${shape}; keep it in a Secret`,
    ]);
  });

  test.each([0, 4097])("refuses a value of %i characters", (length) => {
    expect(said("setting", "x".repeat(length))).toEqual([
      `  - value must have 1 to 4096 characters, got ${length}`,
    ]);
  });
});
