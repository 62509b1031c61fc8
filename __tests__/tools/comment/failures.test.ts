import { temporaryDirectory } from "../temporary";
import { FakeGithub } from "./fake-github";
import { busyReview, comment, githubEnvironment, TOKEN } from "./jobs";

const OLD = "<!-- plan-review id=plan-review run=127.1 commit=1111111 -->\n## Old";
const BOT = "github-actions[bot]";
const LIST = "GET /issues/7/comments";
const CREATE = "POST /issues/7/comments";

const directory = temporaryDirectory();
let github: FakeGithub;

beforeEach(async () => {
  github = new FakeGithub();
  await github.start();
});

afterEach(() => github.stop());

function post(head: string | null = "acme/infra") {
  return comment(directory, busyReview(), githubEnvironment(github, directory, head));
}

test.each([
  ["429 with retry-after", { status: 429, headers: { "retry-after": "2" } }],
  ["403 with retry-after", { status: 403, headers: { "retry-after": "2" } }],
  ["secondary limit", { status: 403, body: { message: "You have exceeded a secondary rate limit." } }],
  [
    "used-up limit",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(inSeconds(3)) } },
  ],
])("waits until the rate limit is over: %s", async (_, answer) => {
  github.fail(LIST, answer);
  github.fail(CREATE, answer);
  await post();
  expect(github.comments).toHaveLength(1);
});

test("does not wait for an hour", async () => {
  github.fail(LIST, { status: 429, headers: { "retry-after": "3600" }, body: { message: "slow down" } });
  const { problem } = await post();
  expect(problem).toBe(
    "GitHub did not list the comments: 429 slow down\n  tried 1 time: 429 (asks to wait 3600 s; more than 120 s is too long)",
  );
});

test("tries again what failed on the way", async () => {
  github.fail(LIST, { status: 502 });
  github.fail(LIST, "reset");
  await post();
  expect(github.comments).toHaveLength(1);
});

test("gives up after four tries, and says what became of them", async () => {
  github.fail(LIST, { status: 502 }, 2);
  github.fail(LIST, "reset");
  github.fail(LIST, { status: 503, body: { message: "down" } });
  const { problem } = await post();
  expect(problem).toMatch(
    /^GitHub did not list the comments: 503 down\n {2}tried 4 times: 502, 502, .*ECONNRESET.*, 503$/,
  );
});

test("says that the connection was reset", async () => {
  github.fail(LIST, "reset", 4);
  const { problem } = await post();
  expect(problem).toMatch(/^GitHub did not list the comments: .*ECONNRESET/);
});

test("does not take a page of a proxy for a list without comments", async () => {
  github.fail(LIST, { status: 200, headers: { "content-type": "text/html" }, body: "<html>" }, 4);
  const { problem } = await post();
  const page = "200 is not JSON: text/html";
  expect(problem).toBe(
    `GitHub did not list the comments: ${page}\n  tried 4 times: ${[page, page, page, page].join(", ")}`,
  );
  expect(github.writes).toEqual([]);
});

test("tries again when an answer breaks off", async () => {
  github.add(BOT, OLD);
  github.fail(LIST, "half");
  await post();
  expect(github.writes).toEqual(["PATCH"]);
});

test("says that there was no answer in time", async () => {
  github.fail("POST /graphql", "silence");
  const patience = { tries: 1, longestWait: 1, timeout: 100, second: 1 };
  const { problem } = await comment(directory, busyReview(), githubEnvironment(github, directory), {
    patience,
  });
  expect(problem).toBe("GitHub did not tell whose token this is: no answer in time");
});

test.each([
  ["502", { status: 502 }],
  ["a reset connection", "reset"],
] as const)("looks before it creates a comment again after %s", async (_, answer) => {
  github.failures.push({ on: CREATE, answer, isDone: true });
  const { stdout } = await post();
  expect(stdout).toMatch(/^updated /);
  expect(github.comments).toHaveLength(1);
});

test("creates the comment when it was not created", async () => {
  github.fail(CREATE, { status: 502 });
  const { stdout } = await post();
  expect(stdout).toMatch(/^created /);
  expect(github.writes).toEqual(["POST", "POST"]);
});

test("gives up when the comment can't be created", async () => {
  github.fail(CREATE, { status: 502, body: { message: "Server Error" } }, 9);
  const { problem } = await post();
  expect(problem).toBe("GitHub did not create the comment: 502 Server Error\n  tried 3 times: 502, 502, 502");
  expect(github.writes).toEqual(["POST", "POST", "POST"]);
});

test("creates a comment when the one to update was deleted", async () => {
  github.add(BOT, OLD);
  const [gone] = github.comments;
  github.fail("PATCH /", { status: 404, body: { message: "Not Found" } });
  github.fail("PATCH /", { status: 404, body: { message: "Not Found" } });
  const { stdout } = await post();
  expect(stdout).toBe(`updated https://github.com/acme/infra/pull/7#issuecomment-${gone?.id}\n`);
});

test("says that the token is not valid", async () => {
  github.fail("POST /graphql", { status: 401, body: { message: "Bad credentials" } });
  const { problem } = await post();
  expect(problem).toBe(
    "GitHub did not tell whose token this is: 401 Bad credentials\n  GITHUB_TOKEN is not valid, or not any more",
  );
});

test("says which permission is missing", async () => {
  github.fail(CREATE, { status: 403, body: { message: "Resource not accessible by integration" } });
  const { problem } = await post();
  expect(problem).toBe(
    [
      "GitHub did not create the comment: 403 Resource not accessible by integration",
      "  the job needs `permissions: { pull-requests: write }`",
    ].join("\n"),
  );
});

test("says that there may be no such pull request", async () => {
  github.fail(LIST, { status: 404, body: { message: "Not Found" } });
  const { problem } = await post();
  expect(problem).toContain("or there is no pull request 7 in acme/infra");
});

test.each([["mallory/infra"], [null]])(
  "says that a pull request from the fork %s gets no comment",
  async (head) => {
    github.fail(CREATE, { status: 403, body: { message: "Resource not accessible by integration" } });
    const { problem } = await post(head);
    expect(problem).toContain(
      "the pull request comes from a fork: its token may only read, so there is no comment",
    );
    expect(problem).toContain("read the review in the summary of the job");
  },
);

test("comments from a fork where the token may", async () => {
  await post("mallory/infra");
  expect(github.comments).toHaveLength(1);
});

test("repeats neither the token nor what a terminal or the log obeys", async () => {
  const message = `token ${TOKEN} is bad\n::error::\u001b[31mred`;
  github.fail(LIST, { status: 400, body: { message } });
  const { stdout, problem } = await post();
  expect(problem).toBe("GitHub did not list the comments: 400 token *** is bad ::error::red");
  expect(stdout).toBe("");
});

test("stops waiting when it is interrupted", async () => {
  const controller = new AbortController();
  github.fail(LIST, { status: 429, headers: { "retry-after": "100" } });
  setTimeout(() => controller.abort(new Error("interrupted")), 50);
  const patience = { tries: 4, longestWait: 120, timeout: 60, second: 1_000 };
  const others = { signal: controller.signal, patience };
  const work = comment(directory, busyReview(), githubEnvironment(github, directory), others);
  await expect(work).rejects.toThrow("interrupted");
});

function inSeconds(count: number): number {
  return Math.ceil(Date.now() / 1_000) + count;
}
