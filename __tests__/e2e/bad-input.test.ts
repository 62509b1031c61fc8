import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { ProjectCopy } from "./support/project-copy";
import { type Outcome, run } from "./support/run";

const SETTINGS = ["stacks", "multi-agent-orchestrator", "settings.ts"];
const ENVIRONMENTS = ["backend", "environments.ts"];

let copy: ProjectCopy;

beforeEach(() => {
  copy = new ProjectCopy();
});

afterEach(() => copy.remove());

/** Changes a line of a source file, as somebody in a hurry would. */
function mistype(file: readonly string[], from: string, to: string): void {
  const text = readFileSync(copy.path(...file), "utf8");
  if (!text.includes(from)) throw new Error(`${file.join("/")} has no ${from}`);
  writeFileSync(copy.path(...file), text.replace(from, to));
}

/** Files of a synthesis; cdktf makes the empty folders before it knows whether there will be any. */
function written(): string[] {
  return existsSync(copy.path("cdktf.out")) ? [...copy.files("cdktf.out").keys()] : [];
}

function typed(...command: readonly string[]): Promise<Outcome> {
  return run(command, { cwd: copy.directory, env: { ...process.env, CHECKPOINT_DISABLE: "1" } });
}

describe("wrong settings", () => {
  const spoil = () => {
    mistype(ENVIRONMENTS, '"111122223333"', '""');
    mistype(SETTINGS, '"us-east-1b"]', '"us-west-2b"]');
    mistype(SETTINGS, "logRetentionDays: 7", "logRetentionDays: 8");
    mistype(SETTINGS, 'firstImageTag: "0.1.0"', 'firstImageTag: "latest"');
  };

  test("are all shown by npm run synth, and nothing is written", async () => {
    spoil();
    const { code, stderr } = await typed("npm", "run", "--silent", "synth");
    expect(code).toBe(1);
    expect(stderr).toContain("accountId must be the 12 digits of an AWS account, got ''");
    expect(stderr).toContain("zones must be among us-east-1a");
    expect(stderr).toContain("logRetentionDays must be");
    expect(stderr).toMatch(/firstTag .*'latest'/);
    expect(written()).toEqual([]);
  });

  test("are shown without a stack trace", async () => {
    spoil();
    const { text } = await typed("npm", "run", "--silent", "synth");
    expect(text).not.toMatch(/^\s+at /m);
    expect(text).not.toContain("node_modules");
  });

  test("stop cdktf synth with the same words", async () => {
    spoil();
    const { code, text } = await typed("npx", "cdktf", "synth");
    expect(code).not.toBe(0);
    expect(text).toContain("accountId must be the 12 digits of an AWS account");
    expect(written()).toEqual([]);
  });

  test("leave what was synthesized before as it was", async () => {
    await typed("npm", "run", "--silent", "synth");
    const before = copy.files("cdktf.out");
    spoil();
    expect((await typed("npm", "run", "--silent", "synth")).code).toBe(1);
    expect(copy.files("cdktf.out")).toEqual(before);
  });
});

describe("a misspelled setting", () => {
  test("stops the synthesis with the compiler's words, before anything is written", async () => {
    mistype(SETTINGS, "logRetentionDays: 7", "logRetentionDay: 7");
    const { code, stderr } = await typed("npm", "run", "--silent", "synth");
    expect(code).toBe(1);
    expect(stderr).toMatch(/settings\.ts.*error TS\d+:.*logRetentionDay/);
    expect(written()).toEqual([]);
  });
});

describe("an unknown stack", () => {
  test("is answered with the name that may have been meant, and those there are", async () => {
    const { code, stderr } = await typed(
      "npm",
      "run",
      "--silent",
      "rehearse",
      "--",
      "multi-agent-orchestrator-dve",
    );
    expect(code).toBe(1);
    expect(stderr).toContain("there is no stack 'multi-agent-orchestrator-dve'");
    expect(stderr).toContain("did you mean 'multi-agent-orchestrator-dev'?");
    expect(stderr).toContain("  audit-trail-prod");
  });
});
