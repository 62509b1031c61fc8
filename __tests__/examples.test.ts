import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { problemsIn } from "../modules/validation/validate";
import { type ExampleContext, exampleContext } from "./support/example-context";
import { type Example, examples, snippets } from "./support/examples";
import { ROOT } from "./support/markdown";
import { Terraform } from "./support/terraform";

/** Of this process alone: two runs of the tests at once write the same examples. */
const FOLDER = join(__dirname, "written-examples", String(process.pid));

/** Examples of modules read like a file that stands here. */
const A_STACK = "stacks/a-system";
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
const others = snippets();

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
  for (const example of all) writeFileSync(join(FOLDER, `${example.name}.ts`), asFile(example));
  for (const { name, code, folder } of others) {
    writeFileSync(join(FOLDER, `${name}.ts`), movedHere(code, folder));
  }
});

afterAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
});

test("every module has an example", () => {
  expect(all.length).toBeGreaterThan(10);
});

test("examples compile", () => {
  const compiler = require.resolve("typescript/package.json").replace("package.json", "bin/tsc");
  const types = ["--types", "node,jest"];
  const options = ["--strict", "--noEmit", "--skipLibCheck", "--esModuleInterop", "--resolveJsonModule"];
  const targets = ["--target", "ES2023", "--module", "Node16", "--moduleResolution", "Node16"];
  const files = [...all, ...others].map(({ name }) => join(FOLDER, `${name}.ts`));
  try {
    execFileSync(process.execPath, [compiler, "--ignoreConfig", ...options, ...types, ...targets, ...files], {
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
  const imports = [...movedHere(code, A_STACK).matchAll(/^import [^;]*;$/gm)].map(([statement]) => statement);
  const body = code.replace(/^import [^;]*;$/gm, "").trim();
  return [
    'import type { ExampleContext } from "../../support/example-context";',
    ...imports,
    `export function run({ ${GIVEN.join(", ")} }: ExampleContext): void {`,
    `  void [${GIVEN.join(", ")}];`,
    body,
    "}",
    "",
  ].join("\n");
}

/** Code with the imports of a file in another folder, as a file in this one has to write them. */
function movedHere(code: string, folder: string): string {
  return code.replace(
    /( from ")(\.[^"]+)"/g,
    (_, before: string, path: string) => `${before}${relative(FOLDER, join(ROOT, folder, path))}"`,
  );
}
