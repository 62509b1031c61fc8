import { wholeValue, withoutLastLineBreak } from "../../../tools/settings/secret-value";
import { problemOf } from "../temporary";
import { SNOWFLAKE } from "./fake-secrets";

const WHOLE = { ...SNOWFLAKE, keys: [] };

test.each([
  ["value\n", "value"],
  ["value\r\n", "value"],
  ["value\n\n", "value\n"],
  ["-----BEGIN\nabc\n-----END\n", "-----BEGIN\nabc\n-----END"],
  [" value ", " value "],
])("of %j one line break goes", (piped, kept) => {
  expect(withoutLastLineBreak(piped)).toBe(kept);
  expect(wholeValue(WHOLE, piped)).toBe(kept);
});

describe("what is piped in for a secret with keys", () => {
  test("is kept as it was written", () => {
    const json = '{ "account": "a",  "user": "u", "role": "more" }';
    expect(wholeValue(SNOWFLAKE, `${json}\n`)).toBe(json);
  });

  test.each([
    ["hunter2", "the value for snowflake is not JSON; nothing was changed"],
    ['["hunter2"]', "the value for snowflake is not JSON; nothing was changed"],
    ['{"account": "hunter2"}', "the JSON for snowflake has no user; nothing was changed"],
    ['{"account": "hunter2", "user": ""}', "the JSON for snowflake has no user; nothing was changed"],
    ['{"password": "hunter2"}', "the JSON for snowflake has no account, user; nothing was changed"],
  ])("refuses %s, without repeating it", async (piped, message) => {
    const problem = await problemOf(() => wholeValue(SNOWFLAKE, piped));
    expect(problem.message).toBe(message);
    expect(problem.text).not.toContain("hunter2");
    expect(problem.text).toContain('{"account": "…", "user": "…"}');
  });
});
