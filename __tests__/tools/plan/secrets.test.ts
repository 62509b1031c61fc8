import { inspect } from "node:util";
import type { ChangeJson } from "../../../tools/plan/plan-json";
import { hasSecretName, hasSecretShape } from "../../../tools/plan/secret-looking";
import { Hidden, isSame } from "../../../tools/plan/values";
import { created, planOf, updated } from "../review/plans";

const SECRET = "hunter2-hunter2";

function only(json: ChangeJson) {
  const [change] = planOf([json]).changes;
  if (!change) throw new Error("no change");
  return change;
}

function marked(json: ChangeJson, before: unknown, after: unknown): ChangeJson {
  return { ...json, change: { ...json.change, before_sensitive: before, after_sensitive: after } };
}

/** Everything a careless program could print of it. */
function everything(json: ChangeJson): string {
  const change = only(json);
  return JSON.stringify(change) + inspect(change, { depth: null, showHidden: true });
}

test.each([
  ["after", {}, { user: true }],
  ["before", { user: true }, {}],
])("a value that is marked sensitive on the side %s is hidden on both", (_, before, after) => {
  const change = marked(updated("aws_x", { user: SECRET }, { user: `${SECRET}-2` }), before, after);
  expect(everything(change)).not.toContain(SECRET);
});

test("a mark covers everything below it", () => {
  const change = marked(created("aws_x", { settings: { inner: { deep: SECRET } } }), {}, { settings: true });
  expect(everything(change)).not.toContain(SECRET);
});

test("a mark inside of one element of a list goes for all: elements change their places", () => {
  const before = { steps: [{ text: "open" }, { text: SECRET }] };
  const after = { steps: [{ text: SECRET }] };
  const change = marked(updated("aws_x", before, after), { steps: [{}, { text: true }] }, { steps: [{}] });
  expect(everything(change)).not.toContain(SECRET);
});

test("what the provider's schema calls sensitive is hidden without a mark", () => {
  expect(everything(created("aws_secretsmanager_secret_version", { secret_string: SECRET }))).not.toContain(
    SECRET,
  );
  expect(
    everything(created("aws_secretsmanager_secret_version", { secret_string: `{"name":"${SECRET}"}` })),
  ).not.toContain(SECRET);
});

test.each([
  ["an attribute's name", { master_password: SECRET }],
  ["a number under such a name", { pin_token: 48151623421 }],
  ["a map's key", { environment: { variables: { API_KEY: SECRET } } }],
  [
    "a container's variable",
    {
      container_definitions: JSON.stringify([
        { name: "api", environment: [{ name: "DB_PASSWORD", value: SECRET }] },
      ]),
    },
  ],
  ["user data", { user_data: `#!/bin/sh\necho ${SECRET}` }],
])("a value under a secret's name is hidden: %s", (_, after) => {
  expect(everything(created("aws_x", after))).not.toMatch(/hunter2|48151623421/);
});

test.each([
  ["an access key", "AKIAIOSFODNN7EXAMPLE"],
  ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIEow"],
  ["a GitHub token", `ghp_${"a1B2".repeat(9)}`],
  ["a model vendor's key", "sk-ant-api03-abcdefghijklmnop"],
  ["a password in a URL", "postgres://app:hunter2@db.internal:5432/app"],
  ["a JSON web token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln"],
  ["an assignment in a command", "run --password=hunter2hunter2 --verbose"],
  ["forty random characters", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
])("a value that looks like a secret is hidden under any name: %s", (_, text) => {
  expect(hasSecretShape(text, "description")).toBe(true);
  expect(everything(created("aws_x", { description: text }))).not.toContain(text);
});

test.each([
  [
    "an ARN under a secret's name",
    "secret",
    "arn:aws:secretsmanager:us-east-1:111122223333:secret:app/db-AbCdEf",
  ],
  ["an id", "nat_gateway_id", "nat-0a1b2c3d4e5f67890"],
  ["a digest", "source_code_hash", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="],
  ["an image", "image", "111122223333.dkr.ecr.us-east-1.amazonaws.com/llm-proxy:1.42.0"],
  ["a name", "name", "multi-agent-orchestrator-prod-langgraph-task"],
])("what is meant to be read is shown: %s", (_, name, text) => {
  expect(only(created("aws_x", { [name]: text })).after[name]).toBe(text);
});

test.each(["secret_arn", "token_validity", "recovery_window_in_days", "password_length", "kms_key_id"])(
  "%s says something about a secret, and is none",
  (name) => {
    expect(hasSecretName(name)).toBe(false);
  },
);

test("one sensitive variable hides a container's values, and not which image a release changes", () => {
  const container = (image: string) =>
    JSON.stringify([{ name: "api", image, environment: [{ name: "MODE", value: SECRET }], cpu: 256 }]);
  const json = updated(
    "aws_ecs_task_definition",
    { container_definitions: container("app:1") },
    { container_definitions: container("app:2") },
  );
  const text = everything(marked(json, { container_definitions: true }, { container_definitions: true }));
  expect(text).toContain("app:2");
  expect(text).not.toContain(SECRET);
});

test("what is sensitive in one resource is neither shown there nor hidden in the next of its type", () => {
  const containers = { container_definitions: JSON.stringify([{ name: "api", command: ["serve"] }]) };
  const open = created("aws_ecs_task_definition", containers);
  const secret = marked(open, {}, { container_definitions: true });
  const shown = planOf([open, secret, open]).changes.map((change) => JSON.stringify(change.after));
  expect(shown.map((text) => text.includes("serve"))).toEqual([true, false, true]);
});

test("a pair that names a secret hides its value, and not that of its neighbour", () => {
  const pair = (name: string, value: string) => ({ name, value });
  const { after } = only(created("aws_x", { all: [pair("DB_PASSWORD", SECRET), pair("MODE", "fast")] }));
  expect(JSON.stringify(after)).toBe(
    '{"all":[{"name":"DB_PASSWORD","value":"(sensitive)"},{"name":"MODE","value":"fast"}]}',
  );
});

test("whether a secret changes can be asked, and what it is can not", () => {
  const { before, after } = only(
    updated("aws_x", { password: SECRET, token: SECRET }, { token: "another-one" }),
  );
  expect(isSame(before["password"], after["password"])).toBe(true);
  expect(isSame(before["token"], after["token"])).toBe(false);
  expect(String(before["password"])).not.toContain(SECRET);
  expect(before["password"]).toBeInstanceOf(Hidden);
});

test("outputs are hidden by mark, by name and by shape", () => {
  const output = (after: string, sensitive = false) => ({
    actions: ["create"],
    after,
    after_sensitive: sensitive,
  });
  const { outputs } = planOf([], {
    output_changes: {
      a: output(SECRET, true),
      db_password: output(SECRET),
      url: output(`https://u:${SECRET}@h/`),
    },
  });
  expect(JSON.stringify(outputs)).not.toContain(SECRET);
});
