import { join } from "node:path";
import { chooseSettings } from "../../../tools/settings/choose-settings";
import { SynthesizedStacks } from "../../../tools/terraform/synthesized-stacks";
import { problemOf, temporaryDirectory, write } from "../temporary";
import { nameOf, synthesized } from "./synthesized";

// Whoever runs a single test sits at a terminal.
jest.mock("../../../tools/settings/keyboard", () => ({ isSomebodyThere: () => false }));

const directory = temporaryDirectory();
synthesized(directory, { aws_secretsmanager_secret: { openai: { name: nameOf("openai") } } });
synthesized(directory, {}, "shop-empty");
write(join(directory, "manifest.json"), JSON.stringify({ stacks: { "shop-dev": {}, "shop-empty": {} } }));
const stacks = new SynthesizedStacks(directory);

test("a system and an environment are a stack", async () => {
  const { stack, accountId, region } = await chooseSettings(stacks, { system: "shop", environment: "dev" });
  expect({ stack, accountId, region }).toEqual({
    stack: "shop-dev",
    accountId: "111122223333",
    region: "us-east-1",
  });
});

test.each([
  [{}, "which system? Add --system <name>", "there is shop"],
  [{ system: "shop" }, "which environment? Add --environment <name>", "there is dev"],
  [{ system: "shpo" }, "there is no system 'shpo' with settings; did you mean 'shop'?", "there is shop"],
  [{ system: "shop", environment: "prod" }, "there is no environment 'prod' with settings", "there is dev"],
])("where nobody can be asked, %p is refused with what there is", async (where, message, detail) => {
  const problem = await problemOf(() => chooseSettings(stacks, where));
  expect([problem.message, problem.details]).toEqual([message, [detail]]);
});
