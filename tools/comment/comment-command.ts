import { appendFileSync } from "node:fs";
import { mergeReviews } from "../review/merge-reviews";
import { readReview } from "../review/read-review";
import type { Review } from "../review/review";
import { Problem, problemText } from "../terminal/problem";
import { Github } from "./github";
import { githubJob } from "./github-job";
import { Gitlab } from "./gitlab";
import { gitlabJob } from "./gitlab-job";
import { isMarkerId } from "./marker";
import { PATIENCE, type Patience, PatientFetch } from "./patient-fetch";
import type { Platform } from "./platform";
import type { Environment } from "./required-variables";
import type { Run } from "./run";
import type { ToMarkdown } from "./sticky-body";
import { stickyComment } from "./sticky-comment";

/** Bytes; GitHub takes 1,024 KiB of each step. */
const SUMMARY_SIZE = 1_000_000;

export interface CommentRequest {
  /** Reviews as JSON; several are made one. */
  readonly files: readonly string[];

  /** By which the comment is found again. */
  readonly id: string;

  /** Whether to write the review into the summary of the job as well. */
  readonly summary: boolean;

  readonly environment: Environment;
  readonly markdown: ToMarkdown;
  readonly signal: AbortSignal;

  /** @default PATIENCE */
  readonly patience?: Patience;
}

/** `npm run comment -- <review.json>...`: puts reviews into the one comment of a pull or merge request. */
export async function commentCommand(request: CommentRequest): Promise<number> {
  const { files, id, summary, environment, markdown } = request;
  if (!isMarkerId(id)) {
    throw new Problem(`the id '${id}' can't be used`, [
      "letters, digits, and . _ / or single - between them",
    ]);
  }
  const review = mergeReviews(files.map(readReview));
  if (summary) writeSummary(review, markdown, environment);
  const found = findPlatform(request);
  if (found instanceof Problem) {
    if (!summary) throw found;
    console.log(`wrote the summary of the job, and no comment: ${problemText(found)}`);
    return 0;
  }
  const { platform, run, line } = found;
  const done = await stickyComment(platform, { review, id, run, markdown }, line.pause);
  console.log(summary ? `wrote the summary of the job, ${done}` : done);
  return 0;
}

function writeSummary(review: Review, markdown: ToMarkdown, environment: Environment): void {
  const file = environment["GITHUB_STEP_SUMMARY"];
  if (!file) throw new Problem("there is no summary to write: GITHUB_STEP_SUMMARY is not set");
  appendFileSync(file, `${markdown(review, { maxBytes: SUMMARY_SIZE })}\n`);
}

interface Found {
  readonly platform: Platform;
  readonly run: Run;
  readonly line: PatientFetch;
}

/** Where this runs; a problem when it can't comment. */
function findPlatform(request: CommentRequest): Found | Problem {
  const { environment, signal, patience = PATIENCE } = request;
  const line = new PatientFetch(patience, signal);
  try {
    if (environment["GITHUB_ACTIONS"]) {
      const job = githubJob(environment);
      return { platform: new Github(job, line), run: job.run, line };
    }
    if (environment["GITLAB_CI"]) {
      const job = gitlabJob(environment);
      return { platform: new Gitlab(job, line), run: job.run, line };
    }
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return new Problem("this is no job of GitHub Actions or GitLab CI", [
    "neither GITHUB_ACTIONS nor GITLAB_CI is set",
  ]);
}
