import { DescribeReplicationGroupsCommand } from "@aws-sdk/client-elasticache";
import { GetSecretValueCommand, PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import type { SettingsAccount } from "../support/settings-account";
import { DEV, REDIS, SYSTEM } from "./deployed";

const ENTER = "\r";
const DOWN = "\x1b[B";
const CTRL_C = "\x03";

/** What the commands ask a person. */
export function inATerminal(account: () => SettingsAccount): void {
  const snowflake = async () => {
    const SecretId = `/${SYSTEM}/dev/snowflake`;
    const { SecretString } = await account().aws.secrets.send(new GetSecretValueCommand({ SecretId }));
    return JSON.parse(SecretString ?? "{}") as Record<string, string>;
  };

  test("which system and which environment", async () => {
    const { code, shown } = await account().type(
      "secret:list",
      [],
      [
        { until: "Which system?", type: ENTER },
        { until: "Which environment?", type: DOWN + CTRL_C },
      ],
    );
    expect(code).toBe(130);
    expect(shown).toContain(SYSTEM);
    expect(shown).not.toMatch(/error|^\s+at /m);
  });

  test("each key of a secret, where an empty answer keeps what there is", async () => {
    const before = await snowflake();
    const { code, left } = await account().type(
      "secret:set",
      ["snowflake", ...DEV],
      [
        { until: "snowflake, account", type: `PLANTED-ACCOUNT${ENTER}` },
        { until: "snowflake, private_key", type: ENTER },
        { until: "snowflake, user", type: ENTER },
      ],
    );
    expect([code, left]).toEqual([0, []]);
    expect(await snowflake()).toEqual({ ...before, account: "PLANTED-ACCOUNT" });
  });

  test("for one line: of a pasted key nothing is kept, shown, or left for the shell", async () => {
    const before = await snowflake();
    const pasted = `-----BEGIN KEY-----${ENTER}PLANTED-PASTE${ENTER}${`PLANTED-MORE${ENTER}`.repeat(40)}`;
    const steps = [{ until: "snowflake, private_key", type: pasted }];
    const { code, shown } = await account().type(
      "secret:set",
      ["snowflake", "--key", "private_key", ...DEV],
      steps,
    );
    expect(code).toBe(1);
    expect(shown).toContain("that has several lines");
    expect(shown).not.toContain("PLANTED");
    expect(await snowflake()).toEqual(before);
  });

  test("again for what was copied with a space", async () => {
    const steps = [{ until: "snowflake, user", type: `PLANTED-SPACE ${ENTER}` }];
    const { code, shown } = await account().type("secret:set", ["snowflake", "--key", "user", ...DEV], steps);
    expect(shown).toContain("that begins or ends with a space; nothing was changed");
    expect(code).toBe(1);
  });

  test("everything that is missing, and whether to compose, make up and hand over what can be", async () => {
    const { secrets } = account().aws;
    const SecretId = `/${SYSTEM}/dev/database-url`;
    const { SecretString: url } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    const SecretString = String(url).replace(/:[^:@]+@/, ":rotated-since@");
    await secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
    const { code, shown, left } = await account().type("setup", DEV, [
      { until: "Make one up?", type: `y${ENTER}` },
      { until: "snowflake, user", type: `PLANTED-USER${ENTER}` },
      { until: "Compose it", type: `y${ENTER}` },
      { until: "asks nobody for a token", type: `y${ENTER}` },
    ]);
    expect(left).toEqual([]);
    expect(shown).toContain("Nothing is missing in multi-agent-orchestrator-dev.");
    expect(code).toBe(0);
    expect(await snowflake()).toMatchObject({ user: "PLANTED-USER", account: "PLANTED-ACCOUNT" });
    const composed = await secrets.send(new GetSecretValueCommand({ SecretId }));
    expect(composed.SecretString).toBe(url);
    const { ReplicationGroups } = await account().aws.elasticache.send(
      new DescribeReplicationGroupsCommand({ ReplicationGroupId: REDIS }),
    );
    expect(ReplicationGroups).toMatchObject([{ AuthTokenEnabled: true }]);
    const { SecretString: token = "" } = await secrets.send(
      new GetSecretValueCommand({ SecretId: `/${SYSTEM}/dev/redis-auth` }),
    );
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(shown).not.toContain(token);
  });

  test("for the new value of a setting", async () => {
    const steps = [{ until: "rate-limit-rpm (now 90)", type: `120${ENTER}` }];
    const { code, shown } = await account().type("config:set", ["rate-limit-rpm", ...DEV], steps);
    expect(shown).toContain("rate-limit-rpm is 120; it was 90.");
    expect(code).toBe(0);
  });

  test("nothing more after Ctrl-C", async () => {
    const before = await snowflake();
    const steps = [{ until: "snowflake, account", type: `PLANTED-HALF${CTRL_C}` }];
    const { code } = await account().type("secret:set", ["snowflake", ...DEV], steps);
    expect(code).toBe(130);
    expect(await snowflake()).toEqual(before);
  });

  test("and is warned of what is shown", async () => {
    const { shown } = await account().type(
      "secret:get",
      ["snowflake", "--key", "user", "--reveal", ...DEV],
      [],
    );
    expect(shown).toContain("can read it:");
    expect(shown).toContain("PLANTED-USER");
  });
}
