import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { ProjectCopy } from "./support/project-copy";
import { type Outcome, run, runs } from "./support/run";

const project = new ProjectCopy();
const SETTINGS = "stacks/multi-agent-orchestrator/settings.ts";

afterAll(() => project.remove());

/** Runs main.ts as `npm run synth` does. */
function synthesize(outdir: string, variables: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  rmSync(project.path(outdir), { recursive: true, force: true });
  const env = { ...process.env, DEBUG: "", CDKTF_OUTDIR: project.path(outdir), ...variables };
  return run([process.execPath, "tools/run.cjs", "main"], { cwd: project.directory, env });
}

/** Changes a file for as long as the work takes. */
async function edited(file: string, change: (text: string) => string, work: () => Promise<void>) {
  const before = readFileSync(project.path(file), "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(project.path(file), after);
  try {
    await work();
  } finally {
    writeFileSync(project.path(file), before);
  }
}

function builds(): string[] {
  return readdirSync(project.path(".build")).filter((name) => !name.includes("."));
}

test("two first runs at once don't disturb each other", async () => {
  const outcomes = await Promise.all([synthesize("one"), synthesize("two")]);
  expect(outcomes.map(({ code, text }) => ({ code, text }))).toEqual(Array(2).fill({ code: 0, text: "" }));
  expect(project.files("one")).toEqual(project.files("two"));
  expect(builds()).toHaveLength(1);
});

test("the bundle and the files it is made of write the same stacks", async () => {
  expect((await synthesize("one")).code).toBe(0);
  expect((await synthesize("two", { DEBUG: "1" })).code).toBe(0);
  expect(project.files("one").size).toBeGreaterThan(9);
  expect(project.files("two")).toEqual(project.files("one"));
});

test("machine code that was damaged is made anew", async () => {
  const cache = project.path(".build", builds()[0] ?? "", "main.bundle.js.cache");
  expect(existsSync(cache)).toBe(true);
  writeFileSync(cache, "damaged");
  expect(await synthesize("two")).toMatchObject({ code: 0, text: "" });
  expect(project.files("two")).toEqual(project.files("one"));
  expect(readFileSync(cache).length).toBeGreaterThan(1_000);
});

test("an edit is seen at the next run, also one that leaves the length as it was", async () => {
  await edited(
    SETTINGS,
    (text) => text.replace('logLevel: "DEBUG"', 'logLevel: "ERROR"'),
    async () => {
      expect((await synthesize("two")).code).toBe(0);
      expect(project.files("two")).not.toEqual(project.files("one"));
    },
  );
  expect((await synthesize("two")).code).toBe(0);
  expect(project.files("two")).toEqual(project.files("one"));
});

test("a type error ends the synthesis before anything is written", async () => {
  const misspelled = (text: string) => text.replace("logRetentionDays: 7", "logRetentionDay: 7");
  await edited(SETTINGS, misspelled, async () => {
    const { code, text } = await synthesize("two");
    expect(code).toBe(1);
    expect(text).toMatch(/settings\.ts.*error TS\d+: .*logRetentionDay/);
    expect(existsSync(project.path("two"))).toBe(false);
  });
});

test("an error of the app is told in its own words, and with its place when DEBUG asks for it", async () => {
  const failing = (text: string) => text.replace("new App();", 'new App(); throw new Error("no such luck");');
  await edited("main.ts", failing, async () => {
    expect(await synthesize("two")).toMatchObject({ code: 1, text: "no such luck\n" });
    expect((await synthesize("two", { DEBUG: "1" })).text).toMatch(/no such luck\n +at .*main\.js/);
  });
});

test("cdktf still packs assets", async () => {
  const withAsset = (text: string) =>
    text
      .replace('import { App } from "cdktf";', 'import { App, AssetType, TerraformAsset } from "cdktf";')
      .replace(
        "assertValid(app);",
        `const [first] = app.node.children;
if (first) new TerraformAsset(first, "docs", { path: \`\${process.cwd()}/backend\`, type: AssetType.ARCHIVE });
assertValid(app);`,
      );
  await edited("main.ts", withAsset, async () => {
    await runs([process.execPath, "tools/run.cjs", "main"], {
      cwd: project.directory,
      env: { ...process.env, CDKTF_OUTDIR: project.path("two") },
    });
    expect([...project.files("two").keys()]).toContainEqual(expect.stringMatching(/\/archive\.zip$/));
  });
});
