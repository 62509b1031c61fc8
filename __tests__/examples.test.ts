import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { problemsIn } from "../modules/validation/validate";
import { type ExampleContext, exampleContext } from "./support/example-context";
import { type Example, examples } from "./support/examples";
import { Terraform } from "./support/terraform";

/** Examples read like a stack's file, `../../modules/...`, so they are written where such a file would stand. */
const FOLDER = join(__dirname, "written-examples");
const GIVEN = [
  "stack",
  "network",
  "key",
  "namespace",
  "cluster",
  "notifications",
  "loadBalancer",
  "database",
  "service",
];

const all = examples();

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  for (const example of all) writeFileSync(join(FOLDER, `${example.name}.ts`), asFile(example));
});

afterAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
});

test("every module has an example", () => {
  expect(all.length).toBeGreaterThan(10);
});

test("examples compile", () => {
  const compiler = require.resolve("typescript/package.json").replace("package.json", "bin/tsc");
  const options = ["--strict", "--noEmit", "--skipLibCheck", "--esModuleInterop", "--types", "node,jest"];
  const targets = ["--target", "ES2023", "--module", "Node16", "--moduleResolution", "Node16"];
  const files = all.map(({ name }) => join(FOLDER, `${name}.ts`));
  try {
    execFileSync(process.execPath, [compiler, "--ignoreConfig", ...options, ...targets, ...files], {
      encoding: "utf8",
    });
  } catch (error) {
    throw new Error((error as { stdout: string }).stdout);
  }
});

test.each(all)("the example $name creates what it says", ({ name, creates }) => {
  const { run } = require(join(FOLDER, `${name}.ts`)) as { run: (context: ExampleContext) => void };
  const before = new Terraform(exampleContext().stack).addresses;
  const context = exampleContext();
  run(context);
  expect(problemsIn(context.stack)).toEqual([]);
  expect(new Terraform(context.stack).addresses.filter((address) => !before.includes(address))).toEqual(
    creates,
  );
});

/** The example as a function: its imports stay outside, the rest may use what every example is given. */
function asFile({ code }: Example): string {
  const imports = [...code.matchAll(/^import [^;]*;$/gm)].map(([statement]) => statement);
  const body = code.replace(/^import [^;]*;$/gm, "").trim();
  return [
    'import type { ExampleContext } from "../support/example-context";',
    ...imports,
    `export function run({ ${GIVEN.join(", ")} }: ExampleContext): void {`,
    `  void [${GIVEN.join(", ")}];`,
    body,
    "}",
    "",
  ].join("\n");
}
