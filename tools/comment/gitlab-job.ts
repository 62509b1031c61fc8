import { type Environment, RequiredVariables } from "./required-variables";
import type { Run } from "./run";

/** A job of GitLab CI that runs for a merge request. */
export interface GitlabJob {
  /** `https://gitlab.example`, without `/api/v4`. */
  readonly host: string;

  /** The one that is merged into: from a fork, the pipeline itself runs in another. */
  readonly project: string;

  /** Where people find the project. */
  readonly projectUrl: string;

  /** Its number in the project. */
  readonly mergeRequest: number;

  readonly token: string;
  readonly run: Run;
}

const API = "/api/v4";

/** @throws Problem with everything that is missing */
export function gitlabJob(environment: Environment): GitlabJob {
  const variables = new RequiredVariables(environment);
  const { CI_MERGE_REQUEST_PROJECT_ID: target, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: head } = environment;
  const token = variables.token(
    "GITLAB_TOKEN",
    "make a project access token with the scope api, as CI_JOB_TOKEN may not write notes; forks don't get it",
  );
  const apiUrl = variables.url("CI_API_V4_URL");
  if (apiUrl !== "" && !apiUrl.endsWith(API)) variables.wrong("CI_API_V4_URL", `does not end in ${API}`);
  const job = {
    token,
    host: apiUrl.slice(0, -API.length),
    project: variables.text(target ? "CI_MERGE_REQUEST_PROJECT_ID" : "CI_PROJECT_ID"),
    projectUrl: variables.url(target ? "CI_MERGE_REQUEST_PROJECT_URL" : "CI_PROJECT_URL"),
    mergeRequest: mergeRequest(variables),
    run: {
      number: variables.whole("CI_PIPELINE_IID"),
      // A job that is started again belongs to the same pipeline, and has read the same commit.
      attempt: 1,
      // Set where GitLab checks out the result of the merge.
      commit: variables.commit(head ? "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA" : "CI_COMMIT_SHA"),
    },
  };
  variables.check("this job can't comment on a merge request of GitLab");
  return job;
}

function mergeRequest(variables: RequiredVariables): number {
  const hint =
    "the job has to run in a merge request pipeline, `if: $CI_PIPELINE_SOURCE == 'merge_request_event'`";
  return Number(variables.text("CI_MERGE_REQUEST_IID", hint));
}
