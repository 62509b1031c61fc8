import { MergeRequestNotes, Users } from "@gitbeaker/rest";
import type { GitlabJob } from "./gitlab-job";
import { GitlabError, gitlabRequester } from "./gitlab-requester";
import type { PatientFetch } from "./patient-fetch";
import type { Platform, PostedComment } from "./platform";
import { Refused, tame } from "./refused";

/** What is used of a note as the API has it. */
interface Note {
  readonly id: number;
  readonly body: string;
  readonly author: { readonly id: number };
}

/** The notes of a merge request. */
export class Gitlab implements Platform {
  // GitLab takes 1,000,000 characters. The marker comes on top of this.
  readonly maxBytes = 990_000;

  readonly #job: GitlabJob;
  readonly #line: PatientFetch;
  readonly #notes: MergeRequestNotes;
  readonly #users: Users;

  constructor(job: GitlabJob, line: PatientFetch) {
    this.#job = job;
    this.#line = line;
    const { host, token } = job;
    const options = { host, token, requesterFn: gitlabRequester(line), queryTimeout: null };
    this.#notes = new MergeRequestNotes(options);
    this.#users = new Users(options);
  }

  async author(): Promise<string> {
    return await this.#ask("tell whose token this is", async () => {
      const { id } = await this.#users.showCurrentUser();
      return String(id);
    });
  }

  async comments(): Promise<PostedComment[]> {
    const { project, mergeRequest } = this.#job;
    return await this.#ask("list the notes", async () => {
      const order = { sort: "asc", orderBy: "created_at", perPage: 100 } as const;
      const notes = await this.#notes.all(project, mergeRequest, order);
      return notes.map((note) => this.#posted(note));
    });
  }

  async create(body: string): Promise<PostedComment> {
    const { project, mergeRequest } = this.#job;
    const note = await this.#ask("create the note", () =>
      this.#notes.create(project, mergeRequest, withoutQuickActions(body)),
    );
    return this.#posted(note);
  }

  async update({ id }: PostedComment, body: string): Promise<PostedComment> {
    const { project, mergeRequest } = this.#job;
    const note = await this.#ask("update the note", () =>
      this.#notes.edit(project, mergeRequest, id, { body: withoutQuickActions(body) }),
    );
    return this.#posted(note);
  }

  async retire({ id }: PostedComment): Promise<void> {
    const { project, mergeRequest } = this.#job;
    await this.#ask("delete a second note", () => this.#notes.remove(project, mergeRequest, id));
  }

  advice({ status }: Refused): string[] {
    const { project, mergeRequest } = this.#job;
    if (status === 401) return ["GITLAB_TOKEN is not valid, or not any more"];
    if (status !== 403 && status !== 404) return [];
    return [
      "GITLAB_TOKEN needs the scope `api`, and a role that may comment on merge requests, e.g. Reporter",
      ...(status === 404 ? [`or there is no merge request !${mergeRequest} in project ${project}`] : []),
    ];
  }

  #posted({ id, body, author }: Note): PostedComment {
    const { projectUrl, mergeRequest } = this.#job;
    const url = `${projectUrl}/-/merge_requests/${mergeRequest}#note_${id}`;
    return { id, body, author: String(author.id), url };
  }

  /** @throws Refused in the place of what the library throws */
  async #ask<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#line.throwIfInterrupted();
      const { tried } = this.#line;
      const status = error instanceof GitlabError ? error.status : undefined;
      const message = tame((error as Error).message, this.#job.token);
      throw new Refused({ platform: "GitLab", doing, status, message, tried });
    }
  }
}

/** GitLab obeys a line such as `/merge` or `/approve`, and what is planned is written by the author of the request. */
function withoutQuickActions(body: string): string {
  return body.replace(/^([^\S\n]*)\//gm, "$1\\/");
}
