import type { Secret } from "../../../tools/settings/settings";
import { problemOf } from "../temporary";
import { awsError, FakeSecrets, SNOWFLAKE } from "./fake-secrets";

const WHOLE: Secret = { ...SNOWFLAKE, id: "openai", keys: [], isReadWhole: true };
const json = (value: object) => JSON.stringify(value);

describe("the state of a secret", () => {
  const state = (secrets: FakeSecrets, secret = SNOWFLAKE) => secrets.store.state(secret);

  test("is that it is not deployed while there is none", async () => {
    expect(await state(Object.assign(new FakeSecrets(), { isThere: false }))).toEqual({
      kind: "not deployed",
    });
  });

  test("is empty before the first value", async () => {
    expect(await state(new FakeSecrets())).toEqual({ kind: "empty" });
  });

  test("names the keys that containers would miss", async () => {
    expect(await state(new FakeSecrets(json({ account: "a", user: "" })))).toMatchObject({
      kind: "set",
      missing: ["user"],
    });
  });

  test("is that all keys are missing from what is no JSON", async () => {
    expect(await state(new FakeSecrets("word"))).toMatchObject({ missing: ["account", "user"] });
  });

  test("is set when it has them, and says since when", async () => {
    const complete = new FakeSecrets(json({ account: "a", user: "u" }));
    expect(await state(complete)).toEqual({
      kind: "set",
      changed: new Date("2026-11-18T12:00:00Z"),
      missing: [],
    });
  });

  test("is found without reading a value that has no keys", async () => {
    const secrets = new FakeSecrets("word");
    await state(secrets, WHOLE);
    expect(secrets.requests).toEqual(["Describe"]);
  });

  test("leaves open which keys it has where the value may not be read", async () => {
    const secrets = new FakeSecrets("word");
    secrets.failures["Get"] = awsError("AccessDeniedException");
    expect(await state(secrets)).not.toHaveProperty("missing");
  });

  test("says when it will be deleted", async () => {
    const on = new Date("2026-12-01T00:00:00Z");
    const secrets = Object.assign(new FakeSecrets("word"), { deleted: on });
    expect(await state(secrets)).toEqual({ kind: "scheduled for deletion", on });
  });
});

describe("a key", () => {
  test("is set beside those there are, and no digit of them is lost", async () => {
    const secrets = new FakeSecrets('{"account":"a","port":12345678901234567890}');
    await secrets.store.merge(SNOWFLAKE, { user: "u" });
    expect(secrets.current).toBe('{"account":"a","port":12345678901234567890,"user":"u"}');
  });

  test("is the first of an empty secret", async () => {
    const secrets = new FakeSecrets();
    await secrets.store.merge(SNOWFLAKE, { user: "u" });
    expect(secrets.values).toEqual([json({ user: "u" })]);
  });

  test("that is set already makes no new version", async () => {
    const secrets = new FakeSecrets(json({ user: "u" }));
    await secrets.store.merge(SNOWFLAKE, { user: "u" });
    expect(secrets.requests).not.toContain("Put");
  });

  test("does not undo what somebody else wrote meanwhile", async () => {
    const secrets = new FakeSecrets(json({ account: "old" }));
    secrets.beforePut = () => secrets.values.push(json({ account: "theirs" }));
    await secrets.store.merge(SNOWFLAKE, { user: "ours" });
    expect(secrets.current).toBe(json({ account: "theirs", user: "ours" }));
  });

  test("does not undo the first value, which somebody else wrote meanwhile", async () => {
    const secrets = new FakeSecrets();
    secrets.beforePut = () => secrets.values.push(json({ account: "theirs" }));
    await secrets.store.merge(SNOWFLAKE, { user: "ours" });
    expect(secrets.current).toBe(json({ account: "theirs", user: "ours" }));
  });

  test("is refused where the value is no JSON, which is not repeated", async () => {
    const { text } = await problemOf(() => new FakeSecrets("hunter2").store.merge(SNOWFLAKE, { user: "u" }));
    expect(text).toContain("snowflake is not JSON now");
    expect(text).not.toContain("hunter2");
  });
});

describe("a value", () => {
  test("takes the place of the one there was", async () => {
    const secrets = new FakeSecrets("old");
    await secrets.store.replace(WHOLE, "new");
    expect(secrets.values).toEqual(["old", "new"]);
    expect(await secrets.store.value(WHOLE)).toBe("new");
  });

  test("of 64 KiB is kept, and a byte more refused", async () => {
    const secrets = new FakeSecrets();
    await secrets.store.replace(WHOLE, "ä".repeat(32_768));
    expect(secrets.values).toHaveLength(1);
    const { message } = await problemOf(() => secrets.store.replace(WHOLE, `${"ä".repeat(32_768)}x`));
    expect(message).toBe("the value for openai has 65537 bytes; a secret has at most 65536");
  });

  test("that is empty is refused", async () => {
    expect((await problemOf(() => new FakeSecrets().store.replace(WHOLE, ""))).message).toContain("is empty");
  });

  test("is refused where nothing is deployed, with the command that deploys", async () => {
    const nothing = Object.assign(new FakeSecrets(), { isThere: false });
    const { text } = await problemOf(() => nothing.store.replace(WHOLE, "new"));
    expect(text).toContain("is not there: shop-dev is not deployed yet");
    expect(text).toContain("npx cdktf deploy shop-dev");
  });

  test("is refused where it would be deleted, with the command that keeps it", async () => {
    const doomed = Object.assign(new FakeSecrets("old"), { deleted: new Date("2026-12-01T00:00:00Z") });
    const { text } = await problemOf(() => doomed.store.merge(SNOWFLAKE, { user: "u" }));
    expect(text).toContain("/shop/dev/snowflake is scheduled for deletion on 2026-12-01");
    expect(text).toContain("aws secretsmanager restore-secret --secret-id /shop/dev/snowflake");
    expect(doomed.values).toEqual(["old"]);
  });

  test("is not in what AWS refuses to write", async () => {
    const secrets = new FakeSecrets();
    secrets.failures["Put"] = awsError("InvalidParameterException", "Value 'hunter2' at 'secretString'");
    const { text } = await problemOf(() => secrets.store.replace(WHOLE, "hunter2"));
    expect(text).toBe("AWS refused secretsmanager:PutSecretValue: InvalidParameterException");
  });
});
