import type { SSMClient } from "@aws-sdk/client-ssm";
import { configList } from "../../../tools/settings/config-list";
import { configSet } from "../../../tools/settings/config-set";
import type { OpenSettings } from "../../../tools/settings/open-settings";
import { ParameterStore } from "../../../tools/settings/parameter-store";
import { problemOf, temporaryDirectory } from "../temporary";
import { nameOf, settingsOf } from "./synthesized";

const directory = temporaryDirectory();
const tunable = { lifecycle: { ignore_changes: ["insecure_value"] } };
const settings = settingsOf(directory, {
  aws_ssm_parameter: {
    level: { name: nameOf("log-level"), insecure_value: "INFO" },
    limit: { name: nameOf("rate-limit-rpm"), insecure_value: "60", ...tunable },
    image: { name: nameOf("images/api"), insecure_value: "1.0.0", ...tunable },
  },
});

/** Parameter Store with some values, and what was written to it. */
function open(values: Record<string, string>): { open: OpenSettings; written: unknown[] } {
  const written: unknown[] = [];
  const send = async (command: object) => {
    const { input } = command as { input: { Names?: string[] } };
    if (!input.Names) written.push(input);
    const Parameters = (input.Names ?? []).flatMap((Name) => {
      const Value = values[Name.replace("/shop/dev/", "")];
      return Value === undefined ? [] : [{ Name, Value }];
    });
    return { Parameters };
  };
  const parameters = new ParameterStore({ send } as unknown as SSMClient, "shop-dev");
  return { open: { settings, parameters } as OpenSettings, written };
}

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const stream of ["log", "error"] as const)
    jest.spyOn(console, stream).mockImplementation((...line: unknown[]) => void printed.push(line.join(" ")));
});
afterEach(() => jest.restoreAllMocks());

const DEPLOYED = { "log-level": "INFO", "rate-limit-rpm": "60", "images/api": "1.0.0" };

test("a setting that is left to operators is changed", async () => {
  const { open: settingsOpen, written } = open(DEPLOYED);
  expect(await configSet(settingsOpen, { name: "rate-limit-rpm", value: "90" })).toBe(0);
  expect(written).toEqual([{ Name: "/shop/dev/rate-limit-rpm", Value: "90", Overwrite: true }]);
  expect(printed).toEqual(["rate-limit-rpm is 90; it was 60."]);
});

test("a value that is set already is not written again", async () => {
  const { open: settingsOpen, written } = open(DEPLOYED);
  await configSet(settingsOpen, { name: "rate-limit-rpm", value: "60" });
  expect(written).toEqual([]);
});

test("an image is changed, and said to be delivery's", async () => {
  await configSet(open(DEPLOYED).open, { name: "images/api", value: "1.1.0" });
  expect(printed.join("\n")).toContain("Delivery writes this one");
});

describe("refuses", () => {
  const refused = async (name: string, value: string, deployed: Record<string, string> = DEPLOYED) => {
    const { open: settingsOpen, written } = open(deployed);
    const { text } = await problemOf(() => configSet(settingsOpen, { name, value }));
    expect(written).toEqual([]);
    return text;
  };

  test("what the code decides, and says where", async () => {
    const text = await refused("log-level", "DEBUG");
    expect(text).toContain("log-level is decided by the code");
    expect(text).toContain("change it in stacks/shop/settings.ts, and deploy: npx cdktf deploy shop-dev");
  });

  test("what looks like a secret, without repeating it", async () => {
    const text = await refused("rate-limit-rpm", "sk-proj-0123456789abcdef");
    expect(text).toContain("looks like a secret");
    expect(text).not.toContain("0123456789");
  });

  test("a value that is too long, or empty", async () => {
    expect(await refused("rate-limit-rpm", "9".repeat(4_097))).toContain(
      "has 4097 characters; it takes at most 4096",
    );
    expect(await refused("rate-limit-rpm", "")).toContain("is empty");
  });

  test("what is not deployed yet, with the command that deploys", async () => {
    expect(await refused("rate-limit-rpm", "90", {})).toContain("npx cdktf deploy shop-dev");
  });
});

describe("the list", () => {
  test("shows what is deployed, and where it is not what the code says", async () => {
    await configList(open({ "log-level": "DEBUG", "rate-limit-rpm": "90" }).open, {});
    expect(printed.join("\n")).toMatch(/^log-level +DEBUG +code, which says INFO$/m);
    expect(printed.join("\n")).toMatch(/^rate-limit-rpm +90 +operators$/m);
    expect(printed.join("\n")).toMatch(/^images\/api +not deployed yet +delivery$/m);
  });

  test("does not show what looks like a secret", async () => {
    await configList(open({ "log-level": "sk-proj-0123456789abcdef" }).open, { json: true });
    expect(printed.join("\n")).toContain("(not shown: looks like a secret)");
    expect(printed.join("\n")).not.toContain("0123456789");
  });
});

test("more parameters than one request takes are asked for in several", async () => {
  const names = Array.from({ length: 23 }, (_, number) => `p${number}`);
  const many = Object.fromEntries(names.map((name) => [name, { name: nameOf(name), insecure_value: "x" }]));
  const { parameters } = settingsOf(directory, { aws_ssm_parameter: many });
  const { open: settingsOpen } = open(Object.fromEntries(names.map((name) => [name, name])));
  expect((await settingsOpen.parameters.find(parameters)).size).toBe(23);
});
