import { readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory, write } from "../temporary";
import { FakeGithub } from "./fake-github";
import { busyReview, comment, githubEnvironment, TOKEN } from "./jobs";

const directory = temporaryDirectory();
let github: FakeGithub;

beforeEach(async () => {
  github = new FakeGithub();
  await github.start();
});

afterEach(() => github.stop());

test("says that it runs in no job it knows", async () => {
  const { problem } = await comment(directory, busyReview(), {});
  expect(problem).toBe(
    "this is no job of GitHub Actions or GitLab CI\n  neither GITHUB_ACTIONS nor GITLAB_CI is set",
  );
});

test("says everything that is missing in a job of GitHub", async () => {
  const { problem } = await comment(directory, busyReview(), { GITHUB_ACTIONS: "true" });
  expect(problem.split("\n").map((line) => line.trim().split(":", 1).join())).toEqual([
    "this job can't comment on a pull request of GitHub",
    "GITHUB_TOKEN is not set",
    "GITHUB_API_URL is not set",
    "GITHUB_REPOSITORY is not set",
    "GITHUB_RUN_NUMBER is not set",
    "GITHUB_RUN_ATTEMPT is not set",
    "GITHUB_EVENT_PATH is not set",
  ]);
});

test("says everything that is missing in a job of GitLab", async () => {
  const { problem } = await comment(directory, busyReview(), { GITLAB_CI: "true" });
  expect(problem.split("\n").map((line) => line.trim().split(":", 1).join())).toEqual([
    "this job can't comment on a merge request of GitLab",
    "GITLAB_TOKEN is not set",
    "CI_API_V4_URL is not set",
    "CI_PROJECT_ID is not set",
    "CI_PROJECT_URL is not set",
    "CI_MERGE_REQUEST_IID is not set",
    "CI_PIPELINE_IID is not set",
    "CI_COMMIT_SHA is not set",
  ]);
});

test.each([
  ["GITHUB_REPOSITORY", "infra", "is 'infra', not owner/name"],
  ["GITHUB_RUN_NUMBER", "12a", "is '12a', not a number"],
  ["GITHUB_API_URL", "api.github.com", "is 'api.github.com', not a URL"],
])("says that %s is wrong", async (name, value, why) => {
  const environment = { ...githubEnvironment(github, directory), [name]: value };
  expect((await comment(directory, busyReview(), environment)).problem).toContain(`${name} ${why}`);
});

test("says that a token is broken without repeating it", async () => {
  const environment = { ...githubEnvironment(github, directory), GITHUB_TOKEN: `${TOKEN}\n${TOKEN}` };
  const { problem } = await comment(directory, busyReview(), environment);
  expect(problem).toContain("GITHUB_TOKEN has characters that no token has");
  expect(problem).not.toContain(TOKEN);
});

test.each([["{}"], ["not JSON"], ['{"pull_request": {"number": "7"}}']])(
  "says that the event %s has no pull request",
  async (event) => {
    const environment = {
      ...githubEnvironment(github, directory),
      GITHUB_EVENT_PATH: write(join(directory, "other.json"), event),
    };
    const { problem } = await comment(directory, busyReview(), environment);
    expect(problem).toContain("GITHUB_EVENT_PATH has no pull request");
  },
);

test.each(["", "two words", "a-->b", "-a", "a--b"])("refuses the id '%s'", async (id) => {
  const environment = githubEnvironment(github, directory);
  const { problem } = await comment(directory, busyReview(), environment, { id });
  expect(problem).toContain(`the id '${id}' can't be used`);
  expect(github.requests).toEqual([]);
});

test("writes the summary of the job as well", async () => {
  const file = write(join(directory, "summary.md"), "before\n");
  const environment = { ...githubEnvironment(github, directory), GITHUB_STEP_SUMMARY: file };
  const { stdout } = await comment(directory, busyReview(), environment, { summary: true });
  expect(stdout).toMatch(/^wrote the summary of the job, created https:/);
  expect(readFileSync(file, "utf8")).toBe("before\n## Review of prod-app\n");
});

test("writes the summary alone where there is no token and no pull request", async () => {
  const file = write(join(directory, "alone.md"));
  const environment = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: file };
  const { stdout, problem } = await comment(directory, busyReview(), environment, { summary: true });
  expect(problem).toBe("");
  expect(stdout).toMatch(/^wrote the summary of the job, and no comment: this job can't comment/);
  expect(readFileSync(file, "utf8")).toBe("## Review of prod-app\n");
});

test("writes the summary before it fails to comment", async () => {
  const file = write(join(directory, "failed.md"));
  const environment = { ...githubEnvironment(github, directory, "mallory/infra"), GITHUB_STEP_SUMMARY: file };
  github.fail("POST /issues", { status: 403, body: { message: "no" } });
  const { problem } = await comment(directory, busyReview(), environment, { summary: true });
  expect(problem).toContain("comes from a fork");
  expect(readFileSync(file, "utf8")).toBe("## Review of prod-app\n");
});

test("says that there is no summary to write", async () => {
  const environment = githubEnvironment(github, directory);
  const { problem } = await comment(directory, busyReview(), environment, { summary: true });
  expect(problem).toBe("there is no summary to write: GITHUB_STEP_SUMMARY is not set");
});
