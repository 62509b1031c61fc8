import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { strToU8, zipSync } from "fflate";
import {
  hostilePlan,
  PLANTED,
  planOf,
  planWithSecrets,
  replacedDatabase,
  taggedQueue,
} from "./support/planted-plans";
import { type Outcome, run } from "./support/run";

const directory = mkdtempSync(join(tmpdir(), "review-command-"));
const path = (...names: string[]) => join(directory, ...names);

function file(name: string, content: string | Uint8Array | object): string {
  mkdirSync(join(path(name), ".."), { recursive: true });
  const isText = typeof content === "string" || content instanceof Uint8Array;
  writeFileSync(path(name), isText ? content : JSON.stringify(content));
  return path(name);
}

async function review(...args: readonly string[]): Promise<Outcome> {
  const { NO_COLOR: _, ...env } = process.env;
  const outcome = await run(["npm", "run", "--silent", "review", "--", ...args], { cwd: process.cwd(), env });
  expect(outcome.text).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(outcome.text).not.toMatch(/TypeError|ReferenceError|node_modules/);
  return outcome;
}

const NOTHING = planOf([]);
let quiet: string;
let tagged: string;
let loses: string;

beforeAll(async () => {
  quiet = file("quiet.json", NOTHING);
  tagged = file("tagged.json", taggedQueue());
  loses = file("loses.json", replacedDatabase());
  // Compiles once; while somebody edits the sources that may take more than one try.
  for (let tries = 0; tries < 3; tries += 1) {
    const { text } = await run([process.execPath, "tools/run.cjs", "tools/review/main", "--help"], {
      cwd: process.cwd(),
      env: process.env,
    });
    if (!/error TS\d+/.test(text)) return;
    await wait(60_000);
  }
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("exit code", () => {
  test("0: nothing that was asked to fail on, even with changes", async () => {
    expect((await review(quiet)).code).toBe(0);
    expect((await review(loses)).code).toBe(0);
    expect((await review(tagged, "--fail-on", "data-loss")).code).toBe(0);
  });

  test("2: changes, when they are asked for", async () => {
    expect((await review(tagged, "--detailed-exitcode")).code).toBe(2);
    expect((await review(quiet, "--detailed-exitcode")).code).toBe(0);
    const output = { actions: ["create"], after: "x", after_unknown: false };
    expect(
      (await review(file("o.json", planOf([], { output_changes: { o: output } })), "--detailed-exitcode"))
        .code,
    ).toBe(2);
  });

  test("3: a level that needs approval comes before changes", async () => {
    expect((await review(loses, "--fail-on", "data-loss", "--detailed-exitcode")).code).toBe(3);
  });

  test.each([
    ["errored", { errored: true, complete: false }, "planning ended in an error"],
    ["not complete", { complete: false }, "the plan is not complete"],
  ])("1: a plan that is %s, before everything else", async (name, flags, words) => {
    const plan = file(`${name}.json`, { ...replacedDatabase(), ...flags });
    const { code, text } = await review(plan, "--fail-on", "data-loss", "--detailed-exitcode");
    expect(code).toBe(1);
    expect(text).toContain(words);
  });

  test.each([
    ["not JSON", "oops hunter2-hunter2", "it is not JSON"],
    ["empty", "", "it is not JSON"],
    ["a newer major version", '{"format_version":"2.0"}', "format_version 2.0"],
    ["a state", '{"format_version":"1.0","values":{}}', "it is a state"],
    ["of a wrong shape", '{"format_version":"1.2","checks":[null]}', "checks[0] is not an object"],
    [
      "an output of a wrong shape",
      '{"format_version":"1.2","output_changes":{"hunter2-hunter2":3}}',
      "output_changes",
    ],
    ["very deep", `{"format_version":"1.2","resource_changes":${"[".repeat(200_000)}`, "it is not JSON"],
    ["a review of a wrong shape", '{"version":1,"stacks":3}', "is not a review"],
  ])("1: a file that is %s", async (name, content, words) => {
    const { code, text } = await review(file(`bad/${name}.json`, content));
    expect(code).toBe(1);
    expect(text.replace(/\s+/g, " ")).toContain(words);
    expect(text).not.toContain("hunter2");
  });

  test("1: a file that is not there, and a directory without a plan", async () => {
    mkdirSync(path("empty-stack"), { recursive: true });
    const { code, text } = await review(path("nowhere.json"), path("empty-stack"));
    expect(code).toBe(1);
    expect(text.replace(/\s+/g, " ")).toContain("nowhere.json can't be read");
    expect(text.replace(/\s+/g, " ")).toContain("no plan is saved in");
  });

  test.each([
    [["--nonsense", "x.json"], "unknown option"],
    [[], "missing required argument"],
    [["x.json", "--fail-on", "outtage"], "did you mean 'outage'?"],
    [["x.json", "--html"], "argument missing"],
  ])("64: a command line nobody can follow: %j", async (args, words) => {
    const { code, stderr, stdout } = await review(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain(words);
  });
});

test("what can't be read does not keep the others from being reviewed", async () => {
  const bad = file("bad/other.json", "{");
  const json = path("mixed", "review.json");
  const { code, text } = await review(loses, bad, tagged, "--json", json);
  expect(code).toBe(1);
  expect(text).toContain("aws_db_instance");
  const { stacks, level } = JSON.parse(readFileSync(json, "utf8"));
  expect(stacks.map(({ name }: { name: string }) => name).sort()).toEqual(["loses", "other", "tagged"]);
  expect(level).toBe("data-loss");
});

test("reviews are inputs like plans, and give the same review", async () => {
  await Promise.all([loses, tagged].map((plan, i) => review(plan, "--json", path(`part-${i}.json`))));
  const { code } = await review(
    path("part-0.json"),
    path("part-1.json"),
    "--fail-on",
    "data-loss",
    "--json",
    path("all.json"),
  );
  expect(code).toBe(3);
  await review(loses, tagged, "--json", path("once.json"));
  const read = (name: string) => JSON.parse(readFileSync(path(name), "utf8"));
  expect(read("all.json").findings).toEqual(read("once.json").findings);
  expect(read("all.json").summary).toEqual(read("once.json").summary);
});

describe("option", () => {
  test("--markdown, --html and --json write what they say, also into folders that are not there", async () => {
    const [markdown, html, json] = ["a/r.md", "b/r.html", "c/r.json"].map((name) => path("written", name));
    await review(loses, "--markdown", markdown ?? "", "--html", html ?? "", "--json", json ?? "");
    expect(readFileSync(markdown ?? "", "utf8")).toMatch(/^## .*aws_db_instance\.main/s);
    expect(readFileSync(html ?? "", "utf8")).toMatch(/^<!doctype html>.*aws_db_instance\.main/s);
    expect(JSON.parse(readFileSync(json ?? "", "utf8"))).toMatchObject({ version: 1, level: "data-loss" });
  });

  test("--synth names the construct of each resource", async () => {
    const resource = {
      aws_db_instance: { main: { "//": { metadata: { path: "loses/database/instance" } } } },
    };
    file("synth/stacks/loses/cdk.tf.json", { resource });
    await review(loses, "--synth", path("synth"), "--json", path("synth.json"));
    const { findings } = JSON.parse(readFileSync(path("synth.json"), "utf8"));
    expect(findings[0].path).toBe("loses/database/instance");
  });

  test("--plan-file tells the digest, the serial and the lineage; it belongs to one plan", async () => {
    const state = strToU8(
      JSON.stringify({ serial: 7, lineage: "a-lineage", resources: ["hunter2-hunter2"] }),
    );
    const plan = file("saved.plan", zipSync({ tfstate: state }));
    const { text } = await review(loses, "--plan-file", plan, "--json", path("p.json"));
    const [stack] = JSON.parse(readFileSync(path("p.json"), "utf8")).stacks;
    expect(stack.planned).toMatchObject({
      serial: 7,
      lineage: "a-lineage",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(text + readFileSync(path("p.json"), "utf8")).not.toContain("hunter2");
    expect((await review(loses, tagged, "--plan-file", plan)).code).toBe(1);
    expect((await review(loses, "--plan-file", tagged)).code).toBe(1);
  });

  test("--waivers accept a finding, which then needs no approval; a file with mistakes is told", async () => {
    await review(loses, "--json", path("w.json"));
    const { findings } = JSON.parse(readFileSync(path("w.json"), "utf8"));
    const waivers = findings.map(({ rule, address }: { rule: string; address: string }) => ({
      ...{ rule, address },
      ...{ reason: "meant", owner: "team", expires: "2999-12-31" },
    }));
    const accepted = await review(loses, "--fail-on", "review", "--waivers", file("w.yaml", waivers));
    expect(accepted.code).toBe(0);
    const { code, stderr } = await review(loses, "--waivers", file("bad.yaml", [{ rule: "x" }]));
    expect(code).toBe(1);
    expect(stderr).toContain("address is missing");
  });
});

test("no planted secret is in anything that is printed or written", async () => {
  const files = ["s.md", "s.html", "s.json"].map((name) => path("secrets", name));
  const [markdown = "", html = "", json = ""] = files;
  const plan = file("secrets/plan.json", planWithSecrets());
  const { code, stdout, stderr } = await review(plan, "--markdown", markdown, "--html", html, "--json", json);
  expect(code).toBe(0);
  const all = [stdout, stderr, ...files.map((name) => readFileSync(name, "utf8"))];
  for (const text of all) expect(PLANTED.filter((secret) => text.includes(secret))).toEqual([]);
  // What is no secret is told: there is something to look through.
  expect(stdout).toContain('aws_ssm_parameter.each["for-each-key"]'.slice(0, 17));
  expect(readFileSync(json, "utf8")).toContain("for-each-key");
  expect(readFileSync(json, "utf8")).toContain("app:2");
});

test("text of a plan does not steer a terminal, a CI runner, a page or a comment", async () => {
  const files = ["h.md", "h.html"].map((name) => path("hostile", name));
  const [markdown = "", html = ""] = files;
  const plan = file("hostile/plan.json", hostilePlan());
  const { stdout, stderr } = await review(plan, "--markdown", markdown, "--html", html);
  for (const text of [stdout, stderr]) {
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)/u);
    expect(text).not.toMatch(/^\s*(?:::|##\[)/m);
  }
  expect(readFileSync(html, "utf8")).not.toMatch(/<(?:script|img)\b/i);
  // What stands in code is text for GitHub, and for nobody a name that is called.
  const outside = readFileSync(markdown, "utf8").replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
  expect(outside).not.toMatch(/<(?:script|img)\b|@everyone|::set-output|##\[/i);
});
