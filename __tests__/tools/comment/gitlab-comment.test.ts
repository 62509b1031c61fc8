import { markdown } from "../../../tools/review/markdown/markdown";
import { temporaryDirectory } from "../temporary";
import { FakeGitlab } from "./fake-gitlab";
import { busyReview, comment, gitlabEnvironment, quietReview, TOKEN } from "./jobs";

const MARKER = "<!-- plan-review id=plan-review run=128.1 commit=9f2c1e7 -->";
const OLD = "<!-- plan-review id=plan-review run=127.1 commit=1111111 -->\n## Old";
const STRANGER = 66;

const directory = temporaryDirectory();
let gitlab: FakeGitlab;

beforeEach(async () => {
  gitlab = new FakeGitlab();
  await gitlab.start();
});

afterEach(() => gitlab.stop());

function post(review = busyReview(), environment = {}) {
  return comment(directory, review, { ...gitlabEnvironment(gitlab), ...environment });
}

test("creates a note that begins with its marker", async () => {
  const { stdout } = await post();
  expect(stdout).toBe("created https://gitlab.example/acme/infra/-/merge_requests/7#note_2001\n");
  expect(gitlab.notes.map(({ body }) => body)).toEqual([`${MARKER}\n## Review of prod-app`]);
  expect(gitlab.requests.map(({ headers }) => headers["private-token"])).toEqual([TOKEN, TOKEN, TOKEN]);
});

test("updates the note of the run before, and shrinks it when nothing changes any more", async () => {
  const note = gitlab.add(gitlab.user, OLD);
  await post();
  expect(note.body).toBe(`${MARKER}\n## Review of prod-app`);
  await comment(directory, quietReview(), gitlabEnvironment(gitlab), { markdown });
  expect(note.body).toBe(`${MARKER}\nNo changes in 1 stack at \`9f2c1e7\`\n`);
  expect(gitlab.writes).toEqual(["PUT", "PUT"]);
});

test("creates nothing when nothing changes", async () => {
  await post(quietReview());
  expect(gitlab.writes).toEqual([]);
});

test("leaves alone what a stranger has marked", async () => {
  gitlab.add(STRANGER, OLD);
  await post();
  expect(gitlab.writes).toEqual(["POST"]);
});

test("keeps the oldest of three copies, and deletes the others", async () => {
  const kept = gitlab.add(gitlab.user, OLD);
  gitlab.add(gitlab.user, OLD);
  gitlab.add(gitlab.user, OLD);
  const { stdout } = await post();
  expect(stdout).toMatch(/^updated .*#note_2001; took 2 later copies out of the way\n$/);
  expect(gitlab.notes).toEqual([kept]);
});

test("leaves the note of a newer pipeline as it is", async () => {
  gitlab.add(gitlab.user, OLD.replace("127.1", "129.1"));
  const { stdout } = await post();
  expect(stdout).toMatch(/^left the comment as it is: run 129\.1 wrote it/);
  expect(gitlab.writes).toEqual([]);
});

test("finds its note behind a hundred others", async () => {
  for (let i = 0; i < 250; i += 1) gitlab.add(STRANGER, "Looks good.");
  gitlab.add(gitlab.user, OLD);
  await post();
  expect(gitlab.writes).toEqual(["PUT"]);
  const pages = gitlab.requests.filter(({ path }) => path.includes("/notes?")).map(({ path }) => path);
  expect(pages).toHaveLength(3);
  expect(pages[0]).toMatch(/notes\?sort=asc&order_by=created_at&per_page=100$/);
});

test("writes the note shorter when GitLab finds it too long", async () => {
  gitlab.longest = 300_000;
  const long = { markdown: (_: unknown, { maxBytes }: { maxBytes: number }) => "x".repeat(maxBytes) };
  await comment(directory, busyReview(), gitlabEnvironment(gitlab), long);
  expect(gitlab.writes).toEqual(["POST", "POST", "POST"]);
  expect(gitlab.notes.map(({ body }) => body.length)).toEqual([247_500 + MARKER.length + 1]);
});

test("writes no line that GitLab would obey", async () => {
  const sly = { markdown: () => "## Review\n/merge\n  /approve\nand/or" };
  await comment(directory, busyReview(), gitlabEnvironment(gitlab), sly);
  await comment(directory, busyReview(), gitlabEnvironment(gitlab), sly);
  expect(gitlab.writes).toEqual(["POST", "PUT"]);
  for (const { body } of gitlab.requests.filter(({ method }) => method !== "GET")) {
    expect(body).toEqual({ body: `${MARKER}\n## Review\n\\/merge\n  \\/approve\nand/or` });
  }
});

test("waits as long as GitLab asks for", async () => {
  gitlab.fail("POST /notes", { status: 429, headers: { "retry-after": "2" } });
  const reset = String(Math.ceil(Date.now() / 1_000) + 3);
  gitlab.fail("GET /notes", {
    status: 429,
    headers: { "ratelimit-remaining": "0", "ratelimit-reset": reset },
  });
  await post();
  expect(gitlab.notes).toHaveLength(1);
});

test("looks before it sends a note again that may have been created", async () => {
  gitlab.failures.push({ on: "POST /notes", answer: { status: 502 }, isDone: true });
  const { stdout } = await post();
  expect(stdout).toMatch(/^updated /);
  expect(gitlab.notes).toHaveLength(1);
});

test("says which scope and role are missing", async () => {
  gitlab.fail("POST /notes", { status: 403, body: { error: "insufficient_scope" } });
  const { problem } = await post();
  expect(problem).toBe(
    [
      "GitLab did not create the note: 403 insufficient_scope",
      "  GITLAB_TOKEN needs the scope `api`, and a role that may comment on merge requests, e.g. Reporter",
    ].join("\n"),
  );
});

test("says that the token is not valid", async () => {
  gitlab.fail("GET /user", { status: 401, body: { message: "401 Unauthorized" } });
  const { problem } = await post();
  expect(problem).toContain("GITLAB_TOKEN is not valid");
});

test("does not take its token along to where a redirect leads", async () => {
  const other = new FakeGitlab();
  await other.start();
  gitlab.fail("GET /user", { status: 302, headers: { location: `${other.origin}/api/v4/user` } });
  const { problem } = await post();
  expect(problem).toContain("GitLab did not tell whose token this is: 302");
  expect(other.requests).toEqual([]);
  await other.stop();
});

test("comments on the project that is merged into", async () => {
  const { problem } = await post(busyReview(), {
    CI_PROJECT_ID: "99",
    CI_MERGE_REQUEST_PROJECT_ID: "42",
    CI_MERGE_REQUEST_PROJECT_URL: "https://gitlab.example/acme/infra",
  });
  expect(problem).toBe("");
  expect(gitlab.notes).toHaveLength(1);
});
