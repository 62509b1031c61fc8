import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Synthesized {
  readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;

  /** @default - nothing has moved */
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

const root = join(__dirname, "..", "..");
const outdir = mkdtempSync(join(tmpdir(), "addresses-"));
execFileSync(process.execPath, [join(root, "tools", "run.cjs"), "main"], {
  cwd: root,
  env: { ...process.env, CDKTF_OUTDIR: outdir },
});
const stacks = readdirSync(join(outdir, "stacks")).sort();

afterAll(() => rmSync(outdir, { recursive: true, force: true }));

describe.each(stacks)("%s", (stack) => {
  const { resource, moved = [] } = JSON.parse(
    readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8"),
  ) as Synthesized;
  const addresses = Object.entries(resource)
    .flatMap(([type, blocks]) => Object.keys(blocks).map((label) => `${type}.${label}`))
    .sort();

  // A changed line is a resource Terraform would destroy, unless the system's moves.ts names it: docs/addresses.md.
  test("keeps its addresses", () => {
    expect(addresses.join("\n")).toMatchSnapshot();
  });

  test("moves resources only to addresses there are, from addresses there are no more", () => {
    expect(moved.filter(({ to }) => !addresses.includes(to))).toEqual([]);
    expect(moved.filter(({ from }) => addresses.includes(from))).toEqual([]);
  });
});

test("every environment has the same kinds of stacks, but for agent-api, whose live one is in prd", () => {
  const kinds = (environment: string) =>
    stacks
      .filter((stack) => stack.endsWith(`-${environment}`))
      .map((stack) => stack.slice(0, -environment.length - 1));
  expect(["agent-api", ...kinds("staging")]).toEqual(kinds("dev"));
  expect(["agent-api", ...kinds("prod")]).toEqual(kinds("dev"));
  expect(kinds("prd")).toEqual(["agent-api", "delivery"]);
});
