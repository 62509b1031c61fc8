import { GeneratedSecret } from "../../modules/secrets/generated-secret";
import { Secret, secretKey } from "../../modules/secrets/secret";
import { problems, synthesized, type TestStack } from "../support/terraform";

function secret(stack: TestStack, id = "snowflake"): Secret {
  return new Secret(stack, id, { description: "How the gateway signs in" });
}

describe("a secret", () => {
  test("is a place without a value, which destroy leaves nothing of", () => {
    const terraform = synthesized((stack) => {
      secret(stack);
    });
    expect(terraform.addresses).toEqual(["aws_secretsmanager_secret.snowflake"]);
    expect(terraform.resource("aws_secretsmanager_secret.snowflake")).toMatchObject({
      name: "/test-system/dev/snowflake",
      description: "How the gateway signs in",
      recovery_window_in_days: 0,
    });
  });

  test("of a protected deployment can't be destroyed by accident, and comes back for a month", () => {
    const terraform = synthesized((stack) => void secret(stack), { isProtected: true });
    expect(terraform.resource("aws_secretsmanager_secret.snowflake")).toMatchObject({
      recovery_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });

  test("gives a container one key, and its role the right to read this secret", () => {
    const terraform = synthesized((stack) => stack.publish({ injected: secret(stack).key("account") }));
    expect(terraform.output("injected")).toEqual({
      valueFrom: "${aws_secretsmanager_secret.snowflake.arn}:account::",
      permission: {
        actions: ["secretsmanager:GetSecretValue"],
        resources: ["${aws_secretsmanager_secret.snowflake.arn}"],
      },
    });
  });

  test("that is one value gives a container all of it, by the same right", () => {
    const terraform = synthesized((stack) => stack.publish({ injected: secret(stack).value }));
    expect(terraform.output("injected")).toEqual({
      valueFrom: "${aws_secretsmanager_secret.snowflake.arn}",
      permission: {
        actions: ["secretsmanager:GetSecretValue"],
        resources: ["${aws_secretsmanager_secret.snowflake.arn}"],
      },
    });
  });

  test("that something else manages gives keys as well", () => {
    expect(secretKey("arn:aws:secretsmanager:…:secret:rds!db", "password").valueFrom).toBe(
      "arn:aws:secretsmanager:…:secret:rds!db:password::",
    );
  });

  test("refuses a name that looks like one of the endings AWS adds", () => {
    expect(problems((stack) => void secret(stack, "db-master"))).toEqual([
      "test-system-dev/db-master:",
      "  - id must not end in a hyphen and six characters, got 'db-master'",
    ]);
  });

  test("refuses a key that would be read as a version", () => {
    expect(problems((stack) => void secret(stack).key("account:AWSPREVIOUS"))).toEqual([
      "test-system-dev/snowflake:",
      "  - jsonKey must be a name without colons, as in 'account', got 'account:AWSPREVIOUS'",
    ]);
  });
});

describe("a generated secret", () => {
  const terraform = synthesized((stack) => {
    const { username, password } = new GeneratedSecret(stack, "database", {
      description: "x",
      username: "langfuse",
    });
    stack.publish({ username: username.valueFrom, password: password.valueFrom });
  });

  test("takes its password from AWS without keeping it", () => {
    expect(terraform.json["ephemeral"]).toEqual({
      aws_secretsmanager_random_password: { database: { password_length: 40, exclude_punctuation: true } },
    });
    expect(terraform.addresses).toEqual([
      "aws_secretsmanager_secret.database",
      "aws_secretsmanager_secret_version.database",
    ]);
  });

  test("writes name and password as one JSON document that no state and no plan contains", () => {
    const version = terraform.resource("aws_secretsmanager_secret_version.database");
    expect(version).not.toHaveProperty("secret_string");
    expect(version["secret_string_wo_version"]).toBe(1);
    expect(terraform.document("aws_secretsmanager_secret_version.database", "secret_string_wo")).toEqual({
      username: "langfuse",
      password: "${ephemeral.aws_secretsmanager_random_password.database.random_password}",
    });
  });

  test("keeps containers waiting until the password is there", () => {
    const arn = "${aws_secretsmanager_secret_version.database.arn}";
    expect(terraform.output("username")).toBe(`${arn}:username::`);
    expect(terraform.output("password")).toBe(`${arn}:password::`);
  });

  test("refuses a user name that would need quoting", () => {
    const wrong = 'o"neil';
    expect(
      problems((other) => void new GeneratedSecret(other, "database", { description: "x", username: wrong })),
    ).toEqual([
      "test-system-dev/database:",
      `  - username must be up to 63 lower-case letters, digits and underscores, got '${wrong}'`,
    ]);
  });
});
