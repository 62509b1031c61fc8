import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import type { SettingsAccount } from "../support/settings-account";
import { DEV, type DeployedSettings, STACK, SYSTEM } from "./deployed";

/** What the commands do where nobody can be asked. */
export function inAPipe(account: () => SettingsAccount, deployed: () => DeployedSettings): void {
  const run = (script: string, args: readonly string[], input = "") =>
    account().run(script, [...args, ...DEV], { input });
  const secretNow = async (id: string) => {
    const SecretId = `/${SYSTEM}/dev/${id}`;
    return (await account().aws.secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString;
  };

  test("setup says what is missing, and who reads it", async () => {
    const { code, text } = await run("setup", []);
    expect(code).toBe(1);
    expect(text).toMatch(/^snowflake +account, private_key, user +empty +people +snowflake-cortex$/m);
    expect(text).toMatch(/^token +\(whole\) +empty +people +broken$/m);
    expect(text).not.toMatch(/^(made|database) /m);
  });

  test("a value with several lines is set as it is in the file, and which services read it is said", async () => {
    const key = "-----BEGIN KEY-----\nPLANTED-IN-PIPE\n-----END KEY-----";
    const { code, stdout, stderr } = await run(
      "secret:set",
      ["snowflake", "--key", "private_key"],
      `${key}\n`,
    );
    expect([code, stdout]).toEqual([0, "snowflake is set.\n"]);
    expect(stderr).toContain(`--cluster ${STACK}-agents --service snowflake-cortex`);
    expect(JSON.parse((await secretNow("snowflake")) ?? "")).toEqual({ private_key: key });
  });

  test("a JSON with all keys is set as a whole", async () => {
    const json = '{"public_key":"PLANTED-PUBLIC","secret_key":"PLANTED-SECRET"}';
    expect((await run("secret:set", ["langfuse", "--json"], json)).stdout).toBe(
      '{"id":"langfuse","changed":true}\n',
    );
    expect(await secretNow("langfuse")).toBe(json);
  });

  test("the services that read a changed value are restarted", async () => {
    const { ecs } = account().aws;
    const deployment = async () => {
      const request = new DescribeServicesCommand({ cluster: `${STACK}-agents`, services: ["langgraph"] });
      return (await ecs.send(request)).services?.[0]?.deployments?.[0]?.id;
    };
    const before = await deployment();
    const json = '{"public_key":"PLANTED-PUBLIC","secret_key":"PLANTED-ROTATED"}';
    const { code, stderr } = await run("secret:set", ["langfuse", "--restart"], `${json}\n`);
    expect(code).toBe(0);
    expect(stderr).toMatch(/✓ restart langgraph .* 1 running/);
    expect(await deployment()).not.toBe(before);
    expect(await secretNow("langfuse")).toBe(json);
  });

  test("a service that does not come up again is an error; the value stays, without the line break at its end", async () => {
    const { code, text } = await run("secret:set", ["token", "--restart"], "PLANTED-TOKEN\n");
    expect(code).toBe(1);
    expect(text).toContain("broken did not restart: its new tasks did not start");
    expect(await secretNow("token")).toBe("PLANTED-TOKEN");
  });

  test("get says whether there is a value, and shows it when asked to", async () => {
    expect((await run("secret:get", ["snowflake"])).stdout).toBe("misses account, user, changed today\n");
    expect((await run("secret:get", ["snowflake", "--key", "private_key"])).stdout).toBe(
      "set, changed today\n",
    );
    const shown = await run("secret:get", ["token", "--reveal"]);
    expect([shown.stdout, shown.stderr]).toEqual(["PLANTED-TOKEN\n", ""]);
  });

  test("the list is JSON for other programs", async () => {
    const all = JSON.parse((await run("secret:list", ["--json"])).stdout) as { id: string; state: string }[];
    expect(all.map(({ id, state }) => [id, state])).toEqual([
      ["database", "set"],
      ["database-url", "empty"],
      ["langfuse", "set"],
      ["made", "set"],
      ["redis-auth", "empty"],
      ["snowflake", "set"],
      ["token", "set"],
    ]);
    expect(all[5]).toMatchObject({ missing: ["account", "user"], readBy: ["snowflake-cortex"] });
  });

  test("the URL of the database is composed, and found to be up to date the second time", async () => {
    expect((await run("setup", ["--recompose"])).code).toBe(0);
    const url = new URL((await secretNow("database-url")) ?? "");
    const { username, password } = await deployed().login();
    expect([url.protocol, url.username, url.pathname, url.search]).toEqual([
      "postgres:",
      username,
      "/langfuse",
      "?sslmode=require",
    ]);
    expect(decodeURIComponent(url.password)).toBe(password);
    const second = await run("setup", ["--recompose"]);
    expect([second.code, second.stderr]).toEqual([0, ""]);
  });

  test("settings are listed, read and changed", async () => {
    const { stdout } = await run("config:list", []);
    expect(stdout).toMatch(/^images\/langgraph +0\.1\.0 +today +delivery/m);
    expect(stdout).toMatch(/^log-level +DEBUG +today +code +aws-agent-core, langgraph, snowflake-cortex$/m);
    const changed = await run("config:set", ["rate-limit-rpm", "90"]);
    expect(changed.stdout).toBe("rate-limit-rpm is 90; it was 60.\n");
    expect((await run("config:get", ["rate-limit-rpm"])).stdout).toBe("90\n");
    const Name = `/${SYSTEM}/dev/rate-limit-rpm`;
    const { Parameter } = await account().aws.ssm.send(new GetParameterCommand({ Name }));
    expect([Parameter?.Value, Parameter?.Type]).toEqual(["90", "String"]);
  });
}
