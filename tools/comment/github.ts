import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { restEndpointMethods } from "@octokit/plugin-rest-endpoint-methods";
import type { GithubJob } from "./github-job";
import type { PatientFetch } from "./patient-fetch";
import type { Platform, PostedComment } from "./platform";
import { Refused, tame } from "./refused";

/** Author of what the token of a job writes. */
const ACTIONS = "github-actions[bot]";

const Client = Octokit.plugin(restEndpointMethods, paginateRest);

const VIEWER = "query { viewer { login } }";

const MINIMIZE = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { clientMutationId }
}`;

/** What is used of a comment as the REST API has it. */
interface RestComment {
  readonly id: number;
  readonly node_id: string;

  /** @default - it has none */
  readonly body?: string;

  readonly html_url: string;
  readonly user: { readonly login: string } | null;
}

/** The comments of a pull request. */
export class Github implements Platform {
  // GitHub takes 65,536 characters. The marker comes on top of this.
  readonly maxBytes = 60_000;

  readonly #job: GithubJob;
  readonly #line: PatientFetch;
  readonly #client: InstanceType<typeof Client>;

  constructor(job: GithubJob, line: PatientFetch) {
    this.#job = job;
    this.#line = line;
    // Its own log would print warnings about deprecations between our lines.
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    this.#client = new Client({
      auth: job.token,
      baseUrl: job.apiUrl,
      log,
      request: { fetch: line.fetch, log },
    });
  }

  /** GET /user is not for the tokens of apps, and the one of a job is one; the GraphQL API tells all of them. */
  async author(): Promise<string> {
    try {
      return await this.#ask("tell whose token this is", async () => {
        const { viewer } = await this.#client.graphql<{ viewer: { login: string } }>(VIEWER);
        return viewer.login;
      });
    } catch (error) {
      if (error instanceof Refused && error.status === 403) return ACTIONS;
      throw error;
    }
  }

  async comments(): Promise<PostedComment[]> {
    const { issues } = this.#client.rest;
    return await this.#ask("list the comments", async () => {
      const comments = await this.#client.paginate(issues.listComments, {
        ...this.#pullRequest,
        per_page: 100,
      });
      return comments.map(posted);
    });
  }

  async create(body: string): Promise<PostedComment> {
    return await this.#ask("create the comment", async () => {
      const { data } = await this.#client.rest.issues.createComment({ ...this.#pullRequest, body });
      return posted(data);
    });
  }

  async update({ id }: PostedComment, body: string): Promise<PostedComment> {
    const { owner, repo } = this.#pullRequest;
    return await this.#ask("update the comment", async () => {
      const { data } = await this.#client.rest.issues.updateComment({ owner, repo, comment_id: id, body });
      return posted(data);
    });
  }

  async retire({ nodeId }: PostedComment): Promise<void> {
    await this.#ask("hide a second comment", () => this.#client.graphql(MINIMIZE, { id: nodeId }));
  }

  advice({ status }: Refused): string[] {
    const { owner, repository, pullRequest, isFork } = this.#job;
    const isDenied = status === 403 || status === 404;
    if (isDenied && isFork) {
      return [
        "the pull request comes from a fork: its token may only read, so there is no comment",
        "read the review in the summary of the job, where --summary writes it",
      ];
    }
    if (status === 401) return ["GITHUB_TOKEN is not valid, or not any more"];
    if (!isDenied) return [];
    return [
      "the job needs `permissions: { pull-requests: write }`",
      ...(status === 404 ? [`or there is no pull request ${pullRequest} in ${owner}/${repository}`] : []),
    ];
  }

  get #pullRequest() {
    const { owner, repository: repo, pullRequest: issue_number } = this.#job;
    return { owner, repo, issue_number };
  }

  /** @throws Refused in the place of what the library throws, which holds the request */
  async #ask<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#line.throwIfInterrupted();
      const { tried } = this.#line;
      const message = tame((error as Error).message, this.#job.token);
      throw new Refused({ platform: "GitHub", doing, status: statusOf(error), message, tried });
    }
  }
}

function posted({ id, node_id, body = "", html_url, user }: RestComment): PostedComment {
  return { id, nodeId: node_id, author: user?.login ?? "", body, url: html_url };
}

/** The library says 500 of what had no answer, and nothing of what GraphQL answers with 200. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("errors" in error && Array.isArray(error.errors)) {
    return error.errors.some((one) => one?.type === "FORBIDDEN") ? 403 : 200;
  }
  return "response" in error && "status" in error ? Number(error.status) : undefined;
}

function silent(): void {}
