import { join } from "node:path";
import { type CommentRequest, commentCommand } from "../../../tools/comment/comment-command";
import type { Review, StackReview } from "../../../tools/review/review";
import { Problem } from "../../../tools/terminal/problem";
import { write } from "../temporary";
import type { FakeGithub } from "./fake-github";
import type { FakeGitlab } from "./fake-gitlab";

export const TOKEN = "ghs_notToBeSeenAnywhere0123456789";
export const COMMIT = "9f2c1e7a0b5d4c3e2f1a9f2c1e7a0b5d4c3e2f1a";

const NOTHING = { add: 0, change: 0, destroy: 0, import: 0, move: 0, forget: 0 };

/** A stack that stays as it is. */
export function quietStack(name: string): StackReview {
  return {
    name,
    level: "safe",
    summary: NOTHING,
    changes: [],
    folded: [],
    drift: [],
    outputs: [],
    unknown: [],
    lacks: [],
    reads: [],
    planAgainAfter: [],
    diagram: { nodes: [], edges: [] },
    planned: { isComplete: true },
  };
}

export function quietReview(name = "prod-app"): Review {
  return {
    version: 1,
    level: "safe",
    summary: NOTHING,
    stacks: [quietStack(name)],
    findings: [],
    waivers: { accepted: [], expired: [], unused: [] },
    statements: [],
    securityGroupRules: [],
    commit: COMMIT,
  };
}

/** Something is added. */
export function busyReview(name = "prod-app"): Review {
  const summary = { ...NOTHING, add: 1 };
  return { ...quietReview(), summary, stacks: [{ ...quietStack(name), summary }] };
}

/** Stands for what is tested elsewhere. */
export function markdown({ stacks }: Review): string {
  return `## Review of ${stacks.map(({ name }) => name).join(", ")}`;
}

/** Environment of a job for pull request 7; the head repository is another one for a fork. */
export function githubEnvironment(fake: FakeGithub, directory: string, head: string | null = "acme/infra") {
  const repo = head === null ? null : { full_name: head };
  const event = JSON.stringify({ pull_request: { number: 7, head: { sha: COMMIT, repo } } });
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: fake.origin,
    GITHUB_REPOSITORY: "acme/infra",
    GITHUB_TOKEN: TOKEN,
    GITHUB_EVENT_PATH: write(join(directory, "event.json"), event),
    GITHUB_RUN_NUMBER: "128",
    GITHUB_RUN_ATTEMPT: "1",
  };
}

/** Environment of a job for merge request !7. */
export function gitlabEnvironment(fake: FakeGitlab) {
  return {
    GITLAB_CI: "true",
    CI_API_V4_URL: `${fake.origin}/api/v4`,
    CI_PROJECT_ID: "42",
    CI_PROJECT_URL: "https://gitlab.example/acme/infra",
    CI_MERGE_REQUEST_IID: "7",
    CI_PIPELINE_IID: "128",
    CI_COMMIT_SHA: COMMIT,
    GITLAB_TOKEN: TOKEN,
  };
}

export interface Outcome {
  readonly stdout: string;
  readonly problem: string;
}

/** Runs the command in this process; waits are a thousandth of what they are. */
export async function comment(
  directory: string,
  review: Review,
  environment: CommentRequest["environment"],
  others: Partial<CommentRequest> = {},
): Promise<Outcome> {
  const files = [write(join(directory, "review.json"), JSON.stringify(review))];
  const log = jest.spyOn(console, "log").mockImplementation();
  const lines = () => log.mock.calls.map(([line]) => `${line}\n`).join("");
  const request: CommentRequest = {
    files,
    id: "plan-review",
    summary: false,
    environment,
    markdown,
    signal: new AbortController().signal,
    patience: { tries: 4, longestWait: 120, timeout: 20_000, second: 1 },
    ...others,
  };
  try {
    expect(await commentCommand(request)).toBe(0);
    return { stdout: lines(), problem: "" };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { stdout: lines(), problem: error.text };
  } finally {
    log.mockRestore();
  }
}
