import { ProjectCopy } from "./support/project-copy";
import { runs } from "./support/run";

const project = new ProjectCopy();

afterAll(() => project.remove());

/** Every file a synthesis writes. */
async function synthesize(outdir: string, variables: Readonly<Record<string, string>>) {
  const env = { ...process.env, CDKTF_OUTDIR: project.path(outdir), ...variables };
  await runs([process.execPath, "tools/run.cjs", "main"], { cwd: project.directory, env });
  return project.files(outdir);
}

test("stacks are the same with and without the stack traces of tokens", async () => {
  const quick = await synthesize("quick", { CDKTF_TOKEN_TRACES: "" });
  const traced = await synthesize("traced", { CDKTF_TOKEN_TRACES: "1" });
  expect(quick.size).toBeGreaterThan(9);
  expect(traced).toEqual(quick);
});

test("the traces are left out, and come back when they are asked for", async () => {
  const program = `
    require("./tools/quick-tokens.cjs");
    const { Token, Tokenization } = require("cdktf");
    const token = Tokenization.reverseString(Token.asString({ made: "here" })).tokens[0];
    console.log(token.creationStack.length);
  `;
  const frames = async (switched: string) => {
    const env = { ...process.env, CDKTF_TOKEN_TRACES: switched };
    const { stdout } = await runs([process.execPath, "-e", program], { cwd: project.directory, env });
    return Number(stdout);
  };
  expect(await frames("")).toBe(0);
  expect(await frames("1")).toBeGreaterThan(0);
});
