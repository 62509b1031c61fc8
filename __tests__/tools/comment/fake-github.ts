import { type Answer, FakeServer, type Seen } from "./fake-server";

export interface FakeComment {
  readonly id: number;
  readonly author: string;
  body: string;
  isMinimized: boolean;
}

const COMMENTS = /^\/repos\/acme\/infra\/issues\/7\/comments$/;
const COMMENT = /^\/repos\/acme\/infra\/issues\/comments\/(\d+)$/;

/** The comments of pull request 7 of acme/infra. */
export class FakeGithub extends FakeServer {
  readonly comments: FakeComment[] = [];

  /** Whose token it is. */
  viewer = "github-actions[bot]";

  /** Characters a comment may have. */
  longest = 65_536;

  add(author: string, body: string): FakeComment {
    const comment = { id: 1_001 + this.comments.length, author, body, isMinimized: false };
    this.comments.push(comment);
    return comment;
  }

  protected answer({ method, path, body }: Seen): Answer {
    const { pathname } = new URL(path, this.origin);
    if (pathname === "/graphql") return this.#graphql(body);
    if (COMMENTS.test(pathname) && method === "GET") return this.page(this.comments.map(shown), path);
    if (COMMENTS.test(pathname) && method === "POST") {
      return this.#written(String(body?.["body"]), (text) => this.add(this.viewer, text), 201);
    }
    const comment = this.comments.find(({ id }) => String(id) === COMMENT.exec(pathname)?.[1]);
    if (!comment || method !== "PATCH") return { status: 404, body: { message: "Not Found" } };
    return this.#written(String(body?.["body"]), (text) => Object.assign(comment, { body: text }), 200);
  }

  #written(text: string, write: (text: string) => FakeComment, status: number): Answer {
    if (text.length <= this.longest) return { status, body: shown(write(text)) };
    const message = `Body is too long (maximum is ${this.longest} characters)`;
    const errors = [{ resource: "IssueComment", code: "unprocessable", field: "data", message }];
    return { status: 422, body: { message: "Validation Failed", errors } };
  }

  #graphql(body: Seen["body"]): Answer {
    const { query = "", variables } = body as { query?: string; variables?: { id?: string } };
    if (query.includes("viewer")) return { status: 200, body: { data: { viewer: { login: this.viewer } } } };
    const comment = this.comments.find(({ id }) => nodeId(id) === variables?.id);
    if (!comment || !/minimizeComment\(.*classifier: OUTDATED/.test(query)) {
      return {
        status: 200,
        body: { errors: [{ type: "NOT_FOUND", message: "Could not resolve to a node" }] },
      };
    }
    comment.isMinimized = true;
    return { status: 200, body: { data: { minimizeComment: { clientMutationId: null } } } };
  }
}

function nodeId(id: number): string {
  return `IC_${id}`;
}

function shown({ id, author, body }: FakeComment) {
  const html_url = `https://github.com/acme/infra/pull/7#issuecomment-${id}`;
  return { id, node_id: nodeId(id), body, html_url, user: { login: author } };
}
