import { readFileSync, writeFileSync } from "node:fs";
import { CloudTrailClient, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { clientConfig } from "../../tools/rehearsal/aws-client";
import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import type { Review } from "../../tools/review/review";
import { ProjectCopy } from "./support/project-copy";
import { describeWithAws } from "./support/requirements";
import { type Outcome, run, runs } from "./support/run";

const STACK = "audit-trail-dev";
const OTHER = "state-store-dev";
const ELSEWHERE = "audit-trail-prod";
const CODE = "stacks/audit-trail/stack.ts";

/** Commits whatever has changed in a copy of the project, as somebody without a Git configuration. */
async function commit(copy: ProjectCopy): Promise<void> {
  const place = { cwd: copy.directory, env: process.env };
  const author = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  await runs(["git", "init", "--quiet", "--initial-branch", "main"], place);
  // A link in the copy, and not the folder that .gitignore leaves out.
  writeFileSync(copy.path(".git", "info", "exclude"), "node_modules\n.venv\n");
  await runs(["git", "add", "--all"], place);
  await runs(["git", ...author, "commit", "--quiet", "--message", "a change"], place);
}

describeWithAws("npm run plan and npm run apply", () => {
  let rehearsal: Rehearsal;
  let copy: ProjectCopy;

  beforeAll(async () => {
    copy = new ProjectCopy();
    await commit(copy);
    rehearsal = await Rehearsal.start({ stacks: [STACK, OTHER], stateStore: "stand-in" });
  });

  afterAll(async () => {
    await rehearsal?.stop();
    copy?.remove();
  });

  const typed = (...command: readonly string[]): Promise<Outcome> =>
    run(["npm", "run", "--silent", ...command], { cwd: copy.directory, env: rehearsal.environment });
  const review = (): Review =>
    JSON.parse(readFileSync(copy.path("cdktf.out", "review.json"), "utf8")) as Review;
  const trails = async () => {
    const { trailList = [] } = await new CloudTrailClient(
      clientConfig(rehearsal.aws.url, rehearsal.stack(STACK).region),
    ).send(new DescribeTrailsCommand({}));
    return trailList.map(({ Name }) => Name);
  };
  const terraform = (...args: readonly string[]) =>
    runs(["terraform", `-chdir=cdktf.out/stacks/${STACK}`, ...args], {
      cwd: copy.directory,
      env: rehearsal.environment,
    });

  test("several stacks are planned and reviewed in one go, and counted as Terraform counts", async () => {
    const { code, text } = await typed("plan", "--", STACK, OTHER);
    expect(text).toContain(`npm run apply -- ${STACK}`);
    expect(code).toBe(0);
    const { stdout } = await terraform("show", "-no-color", "plan");
    const added = Number(stdout.match(/Plan: (\d+) to add, 0 to change, 0 to destroy/)?.[1]);
    expect(review().stacks).toMatchObject([
      { name: STACK, summary: { add: added, change: 0, destroy: 0 } },
      { name: OTHER, summary: { change: 0, destroy: 0 } },
    ]);
    expect(readFileSync(copy.path("cdktf.out", "review.html"), "utf8")).toContain(STACK);
  });

  test("a plan that was kept can be reviewed again from its directory, with the same result", async () => {
    const { code, text } = await typed("review", "--", `cdktf.out/stacks/${STACK}`, "--json", "again.json");
    expect(text).toContain(STACK);
    expect(code).toBe(0);
    const again = JSON.parse(readFileSync(copy.path("again.json"), "utf8")) as Review;
    expect(again.stacks).toEqual(review().stacks.filter(({ name }) => name === STACK));
    await runs(["rm", "again.json"], { cwd: copy.directory, env: process.env });
  });

  test("nothing is applied when nobody is there to say yes", async () => {
    const { code, text } = await typed("apply", "--", STACK);
    expect(code).toBe(1);
    expect(text).toContain("add --yes");
    expect(await trails()).toEqual([]);
  });

  test("a plan that was made again is not the one that was reviewed", async () => {
    const reviewed = readFileSync(copy.path("cdktf.out", "stacks", STACK, "plan"));
    await terraform("plan", "-input=false", "-out=plan");
    const { code, text } = await typed("apply", "--", STACK, "--yes");
    expect(code).toBe(5);
    expect(text).toMatch(
      /the plan file \(SHA-256\) was [0-9a-f]{64} when it was reviewed, and is [0-9a-f]{64}/,
    );
    expect(await trails()).toEqual([]);
    writeFileSync(copy.path("cdktf.out", "stacks", STACK, "plan"), reviewed);
  });

  test("neither is one of other code", async () => {
    writeFileSync(copy.path("NOTES.md"), "not committed yet\n");
    const { code, text } = await typed("apply", "--", STACK, "--yes");
    expect(code).toBe(5);
    expect(text).toMatch(/the commit was [0-9a-f]{40} when it was reviewed, and is [0-9a-f]{40}-dirty/);
    await runs(["rm", "NOTES.md"], { cwd: copy.directory, env: process.env });
  });

  test("the plan that was reviewed is applied", async () => {
    const { code, text } = await typed("apply", "--", STACK, "--yes");
    expect(text).toMatch(/Apply complete! Resources: \d+ added, 0 changed, 0 destroyed\./);
    expect(code).toBe(0);
    expect(await trails()).toHaveLength(1);
  });

  test("and not twice: the state is another one now", async () => {
    const { code, text } = await typed("apply", "--", STACK, "--yes");
    expect(code).toBe(5);
    expect(text).toMatch(/the state's serial was 0 when it was reviewed, and is \d+/);
  });

  test("afterwards there are no changes", async () => {
    const { code, text } = await typed("plan", "--", STACK, "--detailed-exitcode");
    expect(text).toContain("No changes in 1 stack");
    expect(code).toBe(0);
  });

  test("a stack that can't be planned is told as not reviewed, and the others are", async () => {
    const { code, text } = await typed("plan", "--", STACK, ELSEWHERE);
    expect(code).toBe(1);
    expect(text).toContain(`Not reviewed: ${ELSEWHERE}`);
    expect(review().stacks).toMatchObject([{ name: STACK }, { name: ELSEWHERE, problem: /./ }]);
  });
});

describe("npm run plan -- --affected", () => {
  let copy: ProjectCopy;

  beforeAll(async () => {
    copy = new ProjectCopy();
    await commit(copy);
  });

  afterAll(() => copy?.remove());

  const plan = (...args: readonly string[]): Promise<Outcome> =>
    run(["npm", "run", "--silent", "plan", "--", ...args], { cwd: copy.directory, env: process.env });
  const affected = async (...more: readonly string[]) => {
    const { stdout, text } = await plan("--affected", "main", "--matrix", ...more);
    try {
      return JSON.parse(stdout) as { include: object[] };
    } catch {
      throw new Error(text);
    }
  };

  test("chooses nothing where nothing differs, and a comment where only words do", async () => {
    expect(await affected()).toEqual({ include: [] });
    writeFileSync(copy.path(CODE), `// A word more.\n${readFileSync(copy.path(CODE), "utf8")}`);
    expect(await affected()).toEqual({ include: [] });
  });

  test("chooses the stacks that a change is about, as a matrix of jobs", async () => {
    const code = readFileSync(copy.path(CODE), "utf8");
    writeFileSync(copy.path(CODE), code.replace("RETENTION_DAYS = 365", "RETENTION_DAYS = 731"));
    const { include } = await affected();
    expect(include).toContainEqual({
      stack: STACK,
      environment: "dev",
      account: "111122223333",
      region: "us-east-1",
    });
    expect(JSON.stringify(include)).not.toContain("multi-agent-orchestrator");
  });

  test("expects a review of each from the jobs: one that fails is not missed", () => {
    const review = JSON.parse(readFileSync(copy.path("cdktf.out", "review.json"), "utf8")) as Review;
    expect(review.stacks.find(({ name }) => name === STACK)?.problem).toContain("brought no review");
  });

  test("tells of the stacks of an environment that left the code, also where nothing is left to plan", async () => {
    const main = readFileSync(copy.path("main.ts"), "utf8");
    const all = "Object.values(ENVIRONMENTS)";
    expect(main).toContain(all);
    writeFileSync(copy.path("main.ts"), main.replace(all, `${all}.slice(0, -1)`));
    expect(await affected("--environment", "prod")).toEqual({ include: [] });
    const { stacks, findings } = JSON.parse(
      readFileSync(copy.path("cdktf.out", "review.json"), "utf8"),
    ) as Review;
    expect(stacks).toEqual([]);
    expect(findings.map(({ stack }) => stack)).toEqual(
      ["audit-trail", "delivery", "llm-proxy", "multi-agent-orchestrator", "state-store"].map(
        (system) => `${system}-prod`,
      ),
    );
    expect(findings[0]).toMatchObject({
      rule: "review.gone-stack",
      stack: "audit-trail-prod",
      address: expect.stringContaining("audit-trail/prod/terraform.tfstate"),
      fix: expect.stringMatching(/check out [0-9a-f]{7} and run npx cdktf destroy audit-trail-prod/),
    });
    writeFileSync(copy.path("main.ts"), main);
  });

  test("leaves no working tree behind", async () => {
    const { stdout } = await runs(["git", "worktree", "list"], { cwd: copy.directory, env: process.env });
    expect(stdout.trim().split("\n")).toHaveLength(1);
  });

  test("says what to do about a commit that is not there", async () => {
    const { code, text } = await plan("--affected", "no-such-branch", "--matrix");
    expect(code).toBe(1);
    expect(text).toContain("there is no commit 'no-such-branch' here");
    expect(text).toContain("fetch-depth: 0");
    expect(text).not.toMatch(/^\s+at /m);
  });

  test.each([
    [["--fail-on", "outtage", STACK], 64, "did you mean 'outage'?"],
    [["--nonsense"], 64, "unknown option '--nonsense'"],
    [[], 1, "which stacks?"],
    [["audit-trail-dve"], 1, "did you mean 'audit-trail-dev'?"],
  ])("%j ends with exit code %i and says what is wrong", async (args, code, message) => {
    const outcome = await plan(...args);
    expect(outcome.text).toContain(message);
    expect(outcome.code).toBe(code);
  });
});
