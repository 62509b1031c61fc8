import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findExecutable } from "../../tools/terraform/find-executable";
import { ProjectCopy } from "./support/project-copy";
import { describeWithAws } from "./support/requirements";
import { type Outcome, run } from "./support/run";

let copy: ProjectCopy;
let programs: string;

beforeAll(() => {
  copy = new ProjectCopy();
  programs = mkdtempSync(join(tmpdir(), "programs-"));
});

afterAll(() => {
  copy.remove();
  rmSync(programs, { recursive: true, force: true });
});

/** npm start on a machine that has nothing but these programs. */
function start(installed: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const path = mkdtempSync(join(programs, "bin-"));
  for (const name of ["node", "npm", "sh", ...installed]) {
    const program = findExecutable(name);
    if (program) symlinkSync(program, join(path, name));
  }
  return run(["npm", "start"], { cwd: copy.directory, env: { ...process.env, PATH: path, ...env } });
}

/** How many stacks were synthesized. */
function written(): number {
  return readdirSync(copy.path("cdktf.out", "stacks")).length;
}

describe("npm start without Terraform", () => {
  test("synthesizes every stack, and says what it left out and how to get it", async () => {
    const { code, text } = await start([]);
    expect(code).toBe(0);
    expect(text).toContain(` ${written()} stacks, `);
    expect(text).toContain("multi-agent-orchestrator-prod");
    expect(text).toMatch(/Terraform is not installed/);
    expect(text).toMatch(/developer\.hashicorp\.com|brew install|winget install/);
  });
});

describeWithAws("npm start", () => {
  test("plans the main system, says what of it to look at, and what to do next", async () => {
    const { code, text } = await run(["npm", "start"], { cwd: copy.directory, env: process.env });
    expect(code).toBe(0);
    expect(text).toContain(` ${written()} stacks, `);
    expect(text).toMatch(
      /state in s3:\/\/example-terraform-state-111122223333-us-east-1\/multi-agent-orchestrator\/dev/,
    );
    expect(text).toMatch(/^Would cost more: \d+ findings; also \d+ to review$/m);
    expect(text).toMatch(/^ {2}langgraph +\d+ +\+/m);
    expect(text).toMatch(/^Terraform: \d+ to add, 0 to change, 0 to destroy$/m);
    expect(text).toContain("cdktf.out/review.html");
    expect(existsSync(copy.path("cdktf.out", "review.html"))).toBe(true);
    expect(text).toContain("npm run rehearse -- multi-agent-orchestrator-dev");
  });

  test("prints plain text into a pipe, also when the configuration it is told of does not exist", async () => {
    const env = { ...process.env, TF_CLI_CONFIG_FILE: "/nowhere/terraform.rc", NO_COLOR: "1" };
    const { code, stdout, stderr } = await run(["npm", "start"], { cwd: copy.directory, env });
    expect(code).toBe(0);
    expect(stdout).not.toContain("\x1b");
    expect(stdout + stderr).not.toContain("/nowhere");
  });

  test("without Python synthesizes, and says what it left out", async () => {
    const { code, text } = await start(["terraform"]);
    expect(code).toBe(0);
    expect(text).toContain(` ${written()} stacks, `);
    expect(text).toMatch(/Python/);
  });
});
