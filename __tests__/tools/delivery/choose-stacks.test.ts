import { join } from "node:path";
import { type Choice, chooseStacks } from "../../../tools/delivery/choose-stacks";
import { matrix } from "../../../tools/delivery/matrix";
import { SynthesizedStacks } from "../../../tools/terraform/synthesized-stacks";
import { temporaryDirectory, write } from "../temporary";

const directory = temporaryDirectory();
const NAMES = ["app-dev", "app-prod", "data-dev"];

for (const name of NAMES) {
  const [, environment] = name.split("-");
  const provider = { region: "us-east-1", allowed_account_ids: ["111122223333"] };
  const json = {
    provider: { aws: [{ ...provider, default_tags: [{ tags: { Environment: environment } }] }] },
  };
  write(join(directory, "stacks", name, "cdk.tf.json"), JSON.stringify(json));
}
write(
  join(directory, "manifest.json"),
  JSON.stringify({ stacks: Object.fromEntries(NAMES.map((name) => [name, {}])) }),
);

async function chosen(choice: Partial<Choice>, said: string[] = []) {
  const asked = { names: [], all: false, environments: [], ...choice };
  return chooseStacks(directory, new SynthesizedStacks(directory), asked, (line) => said.push(line));
}
const namesOf = async (choice: Partial<Choice>) => (await chosen(choice)).stacks.map(({ name }) => name);

test("all stacks, those of an environment, or those of several", async () => {
  expect(await namesOf({ all: true })).toEqual(NAMES);
  expect(await namesOf({ all: true, environments: ["dev"] })).toEqual(["app-dev", "data-dev"]);
  expect(await namesOf({ all: true, environments: ["dev", "prod"] })).toEqual(NAMES);
});

test("says what is left out", async () => {
  const said: string[] = [];
  await chosen({ all: true, environments: ["prod"] }, said);
  expect(said).toEqual(["left out, as of another environment: app-dev, data-dev"]);
});

test("fails for an environment that no stack is of, and names those there are", async () => {
  await expect(chosen({ all: true, environments: ["prd"] })).rejects.toMatchObject({
    text: "no stack is of the environment 'prd'; did you mean 'prod'?\n  the environments are: dev, prod",
  });
});

test("fails for a stack that is named and is of another environment", async () => {
  await expect(chosen({ names: ["app-dev", "app-prod"], environments: ["dev"] })).rejects.toThrow(
    "not of the environment dev: app-prod",
  );
  expect(await namesOf({ names: ["app-dev", "app-dev"], environments: ["dev"] })).toEqual(["app-dev"]);
});

test("a matrix has what a job needs, and is a text the workflows know when it is empty", async () => {
  const { stacks } = await chosen({ names: ["app-prod"] });
  expect(JSON.parse(matrix(stacks))).toEqual({
    include: [{ stack: "app-prod", environment: "prod", account: "111122223333", region: "us-east-1" }],
  });
  expect(matrix([])).toBe('{"include":[]}');
});
