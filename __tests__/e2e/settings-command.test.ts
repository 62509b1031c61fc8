import { DEV, DeployedSettings, MORE_SETTINGS, STACK } from "./settings/deployed";
import { inAPipe } from "./settings/in-a-pipe";
import { inATerminal } from "./settings/in-a-terminal";
import { refusals } from "./settings/refusals";
import { describeWithAws } from "./support/requirements";
import { SettingsAccount } from "./support/settings-account";

const PLANTED = /PLANTED-(?!ARGUMENT|OPTION)/;

describeWithAws("the settings of a system", () => {
  let account: SettingsAccount;
  let deployed: DeployedSettings;

  beforeAll(async () => {
    account = await SettingsAccount.open("111122223333");
    account.addToStack(STACK, MORE_SETTINGS);
    deployed = new DeployedSettings(account);
  });
  afterAll(() => account?.close());

  describe("before anything is deployed", () => {
    test("are listed with what the code knows of them", async () => {
      const { code, text } = await account.run("secret:list", DEV);
      expect(text).toMatch(/^langfuse +public_key, secret_key +not deployed yet/m);
      expect(code).toBe(0);
    });

    test.each([
      ["secret:set", ["token"]],
      ["secret:get", ["token", "--reveal"]],
      ["config:set", ["rate-limit-rpm", "90"]],
      ["config:get", ["log-level"]],
      ["setup", ["--recompose"]],
    ])("%s says how to deploy", async (script, args) => {
      const { code, text } = await account.run(script, [...args, ...DEV], { input: "PLANTED-EARLY" });
      expect(text).toContain(`npx cdktf deploy ${STACK}`);
      expect(code).toBe(1);
    });
  });

  describe("once they are deployed", () => {
    beforeAll(() => deployed.deploy());

    describe("in a pipe", () =>
      inAPipe(
        () => account,
        () => deployed,
      ));
    describe("in a terminal, ask", () => inATerminal(() => account));
    describe("refuse", () => refusals(() => account));

    test("are in no output, on no command line, in no file of the project, and not in Terraform's", async () => {
      expect(account.seen.length).toBeGreaterThan(50);
      const places = [...account.seen, ...account.written(), ...(await deployed.written())];
      expect(places.filter((text) => PLANTED.test(text))).toEqual([]);
      const { password } = await deployed.login();
      expect(places.filter((text) => text.includes(password))).toEqual([]);
    });
  });
});
