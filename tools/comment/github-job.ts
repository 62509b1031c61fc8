import { readFileSync } from "node:fs";
import { type Environment, RequiredVariables } from "./required-variables";
import type { Run } from "./run";

/** A job of GitHub Actions that runs for a pull request. */
export interface GithubJob {
  readonly apiUrl: string;
  readonly owner: string;
  readonly repository: string;
  readonly pullRequest: number;
  readonly token: string;
  readonly run: Run;

  /** Whether the branch is in another repository: then the token may only read. */
  readonly isFork: boolean;
}

/** What is used of the event that started the run. */
interface PullRequestEvent {
  /** @default - it was started by something else */
  readonly pull_request?: {
    readonly number: number;
    readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null };
  };
}

/** @throws Problem with everything that is missing */
export function githubJob(environment: Environment): GithubJob {
  const variables = new RequiredVariables(environment);
  const token = variables.token("GITHUB_TOKEN", "give the step `env: { GITHUB_TOKEN: ${{ github.token }} }`");
  const apiUrl = variables.url("GITHUB_API_URL");
  const fullName = variables.text("GITHUB_REPOSITORY");
  const [owner = "", repository = "", ...more] = fullName.split("/");
  if (fullName !== "" && (owner === "" || repository === "" || more.length > 0)) {
    variables.wrong("GITHUB_REPOSITORY", `is '${fullName}', not owner/name`);
  }
  const number = variables.whole("GITHUB_RUN_NUMBER");
  const attempt = variables.whole("GITHUB_RUN_ATTEMPT");
  const eventFile = variables.text("GITHUB_EVENT_PATH");
  const request = eventFile === "" ? undefined : pullRequestOf(eventFile);
  if (eventFile !== "" && !request) {
    variables.wrong("GITHUB_EVENT_PATH", "has no pull request: the workflow has to run `on: pull_request`");
  }
  variables.check("this job can't comment on a pull request of GitHub");
  return {
    apiUrl,
    owner,
    repository,
    token,
    pullRequest: request?.number ?? 0,
    run: { number, attempt, commit: request?.head.sha ?? "" },
    isFork: request?.head.repo?.full_name !== fullName,
  };
}

function pullRequestOf(file: string): PullRequestEvent["pull_request"] {
  try {
    const { pull_request: request } = JSON.parse(readFileSync(file, "utf8")) as PullRequestEvent;
    const isComplete =
      Number.isSafeInteger(request?.number) && /^[0-9a-f]{7,64}$/.test(request?.head.sha ?? "");
    return isComplete ? request : undefined;
  } catch {
    return undefined;
  }
}
