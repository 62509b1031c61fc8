import { assertKey, findParameter, findSecret } from "../../../tools/settings/find-setting";
import { problemOf, temporaryDirectory } from "../temporary";
import { SNOWFLAKE } from "./fake-secrets";
import { nameOf, settingsOf } from "./synthesized";

const settings = settingsOf(temporaryDirectory(), {
  aws_secretsmanager_secret: { openai: { name: nameOf("openai") }, snowflake: { name: nameOf("snowflake") } },
  aws_ssm_parameter: { level: { name: nameOf("log-level") } },
});

test("a secret is found by its short name and by its whole one", () => {
  expect(findSecret(settings, "openai").name).toBe("/shop/dev/openai");
  expect(findSecret(settings, "/shop/dev/openai").id).toBe("openai");
});

test("a name that nearly is one is answered with that one, and with all there are", async () => {
  const { text } = await problemOf(() => findSecret(settings, "snowflak"));
  expect(text).toContain("shop-dev has no secret 'snowflak'; did you mean 'snowflake'?");
  expect(text).toContain("there are openai, snowflake");
});

test("a name of the other kind is answered with the commands for that", async () => {
  expect((await problemOf(() => findSecret(settings, "log-level"))).text).toContain("npm run config:list");
  expect((await problemOf(() => findParameter(settings, "openai"))).text).toContain("npm run secret:list");
});

test("what looks like a value in the place of a name is not repeated", async () => {
  const { text } = await problemOf(() => findSecret(settings, "sk-proj-0123456789abcdef"));
  expect(text).not.toContain("0123456789");
});

describe("a key", () => {
  test("is one that a container reads", async () => {
    assertKey(SNOWFLAKE, "user");
    const { text } = await problemOf(() => assertKey(SNOWFLAKE, "usr"));
    expect(text).toContain("no container reads a key 'usr' of snowflake; did you mean 'user'?");
    expect(text).toContain("they read account, user");
  });

  test("is anything where no container reads the secret", () => {
    assertKey({ ...SNOWFLAKE, keys: [] }, "anything");
  });

  test("is none where containers get the value as it is", async () => {
    const { text } = await problemOf(() => assertKey({ ...SNOWFLAKE, keys: [], isReadWhole: true }, "user"));
    expect(text).toContain("snowflake has no keys");
  });
});
