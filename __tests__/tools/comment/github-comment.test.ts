import { markdown } from "../../../tools/review/markdown/markdown";
import { temporaryDirectory } from "../temporary";
import { FakeGithub } from "./fake-github";
import { busyReview, comment, githubEnvironment, quietReview } from "./jobs";

const MARKER = "<!-- plan-review id=plan-review run=128.1 commit=9f2c1e7 -->";
const OLD = "<!-- plan-review id=plan-review run=127.1 commit=1111111 -->\n## Old";
const BOT = "github-actions[bot]";

const directory = temporaryDirectory();
let github: FakeGithub;

beforeEach(async () => {
  github = new FakeGithub();
  await github.start();
});

afterEach(() => github.stop());

function post(review = busyReview(), environment = {}) {
  return comment(directory, review, { ...githubEnvironment(github, directory), ...environment });
}

test("creates a comment that begins with its marker", async () => {
  const { stdout } = await post();
  expect(stdout).toBe("created https://github.com/acme/infra/pull/7#issuecomment-1001\n");
  expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\n## Review of prod-app`]);
});

test("updates the comment of the run before", async () => {
  const { id } = github.add(BOT, OLD);
  const { stdout } = await post();
  expect(stdout).toBe(`updated https://github.com/acme/infra/pull/7#issuecomment-${id}\n`);
  expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\n## Review of prod-app`]);
});

test("shrinks the comment to a line when nothing changes any more", async () => {
  github.add(BOT, OLD);
  await comment(directory, quietReview(), githubEnvironment(github, directory), { markdown });
  expect(github.comments.map(({ body }) => body)).toEqual([
    `${MARKER}\nNo changes in 1 stack at \`9f2c1e7\`\n`,
  ]);
});

test("creates nothing when nothing changes", async () => {
  const { stdout } = await post(quietReview());
  expect(stdout).toBe("no changes, and no comment that says otherwise: nothing to do\n");
  expect(github.writes).toEqual([]);
});

test("says so when a stack without changes was not reviewed", async () => {
  const review = quietReview();
  const stacks = review.stacks.map((stack) => ({ ...stack, problem: "planning ended in an error" }));
  await post({ ...review, stacks });
  expect(github.comments).toHaveLength(1);
});

test("leaves alone what a stranger has marked", async () => {
  github.add("mallory", OLD);
  await post();
  expect(github.comments.map(({ author, body }) => [author, body.split("\n")[1]])).toEqual([
    ["mallory", "## Old"],
    [BOT, "## Review of prod-app"],
  ]);
});

test("leaves alone comments of its own author with another id, or a marker that is not their first line", async () => {
  github.add(BOT, OLD.replace("id=plan-review", "id=plan-review-2"));
  github.add(BOT, `quoted:\n${OLD}`);
  await post();
  expect(github.writes).toEqual(["POST"]);
});

test("finds the comments of an app or a user by the name behind the token", async () => {
  github.viewer = "acme-terraform[bot]";
  github.add(BOT, OLD);
  const own = github.add("acme-terraform[bot]", OLD);
  await post();
  expect(own.body).toContain("run=128.1");
  expect(github.writes).toEqual(["PATCH"]);
});

test("takes itself for the token of a job when it may not ask", async () => {
  const message = "Resource not accessible by integration";
  github.fail("POST /graphql", { status: 200, body: { errors: [{ type: "FORBIDDEN", message }] } });
  github.add(BOT, OLD);
  await post();
  expect(github.writes).toEqual(["PATCH"]);
});

test("keeps the oldest of two copies, and minimises the other", async () => {
  github.add(BOT, OLD);
  github.add(BOT, OLD);
  const { stdout } = await post();
  expect(stdout).toMatch(/^updated .*-1001; took 1 later copy out of the way\n$/);
  expect(github.comments.map(({ body, isMinimized }) => [body.split("\n")[1], isMinimized])).toEqual([
    ["## Review of prod-app", false],
    ["## Old", true],
  ]);
});

test("is up to date even though a copy can't be minimised", async () => {
  github.add(BOT, OLD);
  github.add(BOT, OLD);
  github.failures.push({ on: "POST /graphql", answer: { status: 403, body: { message: "no" } } });
  github.failures.unshift({ on: "POST /graphql", isDone: true, answer: viewer(BOT) });
  const { stdout } = await post();
  expect(stdout).toMatch(/^updated .*-1001; GitHub did not hide a second comment: 403 no\n$/);
});

test("leaves the comment of a newer run as it is", async () => {
  const { body } = github.add(BOT, OLD.replace("127.1", "129.1"));
  const { stdout } = await post();
  expect(stdout).toMatch(
    /^left the comment as it is: run 129\.1 wrote it, and this is 128\.1: https.*-1001\n$/,
  );
  expect(github.comments.map((one) => one.body)).toEqual([body]);
});

test("leaves the comment of a later attempt as it is, and takes over that of an earlier one", async () => {
  github.add(BOT, OLD.replace("127.1", "128.2"));
  await post(busyReview(), { GITHUB_RUN_ATTEMPT: "1" });
  expect(github.writes).toEqual([]);
  await post(busyReview(), { GITHUB_RUN_ATTEMPT: "3" });
  expect(github.writes).toEqual(["PATCH"]);
});

test("finds its comment behind a hundred others", async () => {
  for (let i = 0; i < 250; i += 1) github.add("somebody", "Looks good.");
  const own = github.add(BOT, OLD);
  await post();
  expect(own.body).toContain("run=128.1");
  expect(github.requests.filter(({ method }) => method === "GET")).toHaveLength(3);
});

function viewer(login: string) {
  return { status: 200, body: { data: { viewer: { login } } } };
}
