import { exposureSecretInClear } from "../../../../../tools/review/rules/exposure/secret-in-clear";
import { check, created, replaced, updated } from "../../plans";

const TASK = "aws_ecs_task_definition";
const SECRET = "hunter2-hunter2";

const task = (...environment: readonly Record<string, string>[]) => ({
  container_definitions: JSON.stringify([{ name: "proxy", image: "a:1", environment }]),
});

test("a secret in the environment of a container is told by name, and never shown", () => {
  const found = check(exposureSecretInClear, created(TASK, task({ name: "DB_PASSWORD", value: SECRET })));
  expect(found).toMatchObject([
    {
      level: "exposure",
      what: "The variable DB_PASSWORD of the container proxy looks like a secret, and is in clear in the task definition",
    },
  ]);
  expect(JSON.stringify(found)).not.toContain(SECRET);
});

test("what looks like a key is told under any name", () => {
  const key = { name: "SETTING", value: "AKIAIOSFODNN7EXAMPLE" };
  expect(check(exposureSecretInClear, replaced(TASK, task(), task(key)))).toHaveLength(1);
});

test("a secret that was there before is not new, another value is", () => {
  const before = task({ name: "API_KEY", value: "one-value-of-it" });
  expect(check(exposureSecretInClear, replaced(TASK, before, before))).toEqual([]);
  expect(
    check(exposureSecretInClear, replaced(TASK, before, task({ name: "API_KEY", value: SECRET }))),
  ).toHaveLength(1);
});

test("a secret in the environment of a function is told", () => {
  const variables = { environment: [{ variables: { API_TOKEN: SECRET, STAGE: "prod" } }] };
  const found = check(exposureSecretInClear, created("aws_lambda_function", variables));
  expect(found).toMatchObject([{ level: "exposure", what: expect.stringContaining("API_TOKEN") }]);
  expect(JSON.stringify(found)).not.toContain(SECRET);
});

test("a parameter in clear is told by its name or by what it holds", () => {
  const TYPE = "aws_ssm_parameter";
  const named = { name: "/app/db_password", type: "String", value: SECRET };
  const found = check(exposureSecretInClear, created(TYPE, named));
  expect(found).toMatchObject([
    {
      level: "exposure",
      what: "The parameter /app/db_password looks like a secret, and is kept in clear (type = String)",
    },
  ]);
  expect(JSON.stringify(found)).not.toContain(SECRET);
  const held = { name: "/app/setting", type: "String", insecure_value: "AKIAIOSFODNN7EXAMPLE" };
  expect(check(exposureSecretInClear, created(TYPE, held))).toHaveLength(1);
  expect(check(exposureSecretInClear, created(TYPE, { ...named, type: "SecureString" }))).toEqual([]);
  expect(check(exposureSecretInClear, updated(TYPE, named, { description: "x" }))).toEqual([]);
  expect(
    check(exposureSecretInClear, updated(TYPE, { ...named, type: "SecureString" }, { type: "String" })),
  ).toHaveLength(1);
});

test("user data that is new has to be looked at, as it can't be shown", () => {
  const found = check(
    exposureSecretInClear,
    updated("aws_instance", { user_data: "a" }, { user_data: SECRET }),
  );
  expect(found).toMatchObject([{ level: "review" }]);
  expect(JSON.stringify(found)).not.toContain(SECRET);
  expect(check(exposureSecretInClear, updated("aws_instance", { user_data: "a" }, { tags: {} }))).toEqual([]);
});

test("the ARN of a secret, a number of tokens, and plain settings are no findings", () => {
  const arn = { name: "DB_SECRET", value: "arn:aws:secretsmanager:us-east-1:111122223333:secret:db" };
  const count = { name: "MAX_TOKENS", value: "4096" };
  expect(
    check(exposureSecretInClear, created(TASK, task(arn, count, { name: "STAGE", value: "prod" }))),
  ).toEqual([]);
});
