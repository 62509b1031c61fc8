import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { DeleteSecretCommand, RestoreSecretCommand } from "@aws-sdk/client-secrets-manager";
import { FaultyAws } from "../support/faulty-aws";
import type { SettingsAccount } from "../support/settings-account";
import { DEV, SYSTEM } from "./deployed";

/** What the commands refuse, and what they say when AWS does. */
export function refusals(account: () => SettingsAccount): void {
  const refused = async (
    script: string,
    args: readonly string[],
    options: { input?: string; environment?: Record<string, string | undefined> } = {},
  ) => {
    const { code, stdout, text } = await account().run(script, args, options);
    expect([code, stdout]).toEqual([1, ""]);
    expect(text).not.toMatch(/^\s+at |node:internal|PLANTED/m);
    return text;
  };

  test.each([
    ["an unknown secret", "secret:get", ["snowflak", ...DEV], "did you mean 'snowflake'?"],
    ["an unknown key", "secret:get", ["snowflake", "--key", "usr", ...DEV], "did you mean 'user'?"],
    ["no environment", "secret:list", ["--system", SYSTEM], "there are dev, prod, staging"],
    ["an unknown system", "setup", ["--system", "orchestrator"], `did you mean '${SYSTEM}'?`],
    [
      "a value as an argument",
      "secret:set",
      ["token", "PLANTED-ARGUMENT", ...DEV],
      "is in the history of the shell",
    ],
    [
      "a value as an option",
      "secret:set",
      ["token", "--value=PLANTED-OPTION", ...DEV],
      "is in the history of the shell",
    ],
    ["what Terraform fills", "secret:set", ["made", ...DEV], "made is filled by Terraform"],
    ["what RDS fills", "secret:set", ["database", ...DEV], "rotate-master-user-password"],
    ["an empty pipe", "secret:set", ["token", ...DEV], "standard input is empty"],
    ["what the code decides", "config:set", ["log-level", "INFO", ...DEV], `stacks/${SYSTEM}/settings.ts`],
    [
      "a secret in a setting",
      "config:set",
      ["rate-limit-rpm", "sk-PLANTED0123456789abc", ...DEV],
      "looks like a secret",
    ],
  ])("%s", async (_what, script, args, advice) => {
    expect(await refused(script, args)).toContain(advice);
  });

  test.each([
    ["no JSON where containers get keys", "snowflake", "PLANTED-PLAIN", "is not JSON; nothing was changed"],
    ["a JSON without a key", "snowflake", '{"user":"PLANTED-PART"}', "has no account, private_key"],
    ["more than a secret holds", "token", "PLANTED-LONG".repeat(6_000), "a secret has at most 65536"],
  ])("%s", async (_what, id, input, advice) => {
    expect(await refused("secret:set", [id, ...DEV], { input })).toContain(advice);
  });

  test("no credentials", async () => {
    const environment = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    expect(await refused("setup", DEV, { environment })).toContain("sign in first: aws sso login");
  });

  test("a session of SSO that has expired", async () => {
    const home = account().copy.path("home");
    mkdirSync(`${home}/.aws/sso/cache`, { recursive: true });
    const session = [
      "[sso-session work]",
      "sso_start_url = https://example.com/start",
      "sso_region = us-east-1",
    ];
    const profile = [
      "[profile work]",
      "sso_session = work",
      "sso_account_id = 111122223333",
      "sso_role_name = admin",
    ];
    writeFileSync(`${home}/.aws/config`, [...session, ...profile, ""].join("\n"));
    const cache = `${home}/.aws/sso/cache/${createHash("sha1").update("work").digest("hex")}.json`;
    writeFileSync(cache, JSON.stringify({ accessToken: "none", expiresAt: "2020-01-01T00:00:00Z" }));
    const environment = {
      HOME: home,
      AWS_PROFILE: "work",
      AWS_CONFIG_FILE: `${home}/.aws/config`,
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
    };
    expect(await refused("setup", DEV, { environment })).toContain("sign in again: aws sso login");
  });

  test("the account of another environment", async () => {
    const text = await refused("secret:list", ["--system", SYSTEM, "--environment", "prod"]);
    expect(text).toMatch(/are for account 111122223333, and the environment prod \(.*-prod\) is for \d{12}/);
  });

  test.each([
    ["STS", "GetCallerIdentity", "ExpiredToken", "expired", "sign in again"],
    [
      "a missing permission",
      "PutSecretValue",
      "AccessDeniedException",
      "User is not authorized",
      "these credentials may not do secretsmanager:PutSecretValue",
    ],
    ["too many requests", "PutSecretValue", "ThrottlingException", "Rate exceeded", "try again in a minute"],
    [
      "whatever else AWS says of a value",
      "PutSecretValue",
      "InvalidParameterException",
      "Value 'PLANTED-ECHO' at 'secretString'",
      "AWS refused secretsmanager:PutSecretValue: InvalidParameterException",
    ],
  ])("%s", async (_what, action, error, message, advice) => {
    const faulty = await FaultyAws.start(
      account().environment["AWS_ENDPOINT_URL"] ?? "",
      action,
      error,
      message,
    );
    try {
      const environment = { AWS_ENDPOINT_URL: faulty.url };
      const text = await refused("secret:set", ["token", ...DEV], { input: "PLANTED-ECHO", environment });
      expect(text).toContain(advice);
      expect(faulty.refused).toBe(error.startsWith("Throttling") ? 6 : 1);
    } finally {
      await faulty.stop();
    }
  });

  test("a secret that is going to be deleted", async () => {
    const { secrets } = account().aws;
    const SecretId = `/${SYSTEM}/dev/token`;
    await secrets.send(new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: 7 }));
    const text = await refused("secret:set", ["token", ...DEV], { input: "PLANTED-LATE" });
    expect(text).toMatch(/is scheduled for deletion on \d{4}-\d\d-\d\d/);
    expect(text).toContain(`aws secretsmanager restore-secret --secret-id ${SecretId}`);
    const { stdout } = await account().run("secret:list", DEV);
    expect(stdout).toMatch(/^token .* will be deleted on/m);
    await secrets.send(new RestoreSecretCommand({ SecretId }));
  });
}
