import { type Answer, FakeServer, type Seen } from "./fake-server";

interface FakeNote {
  readonly id: number;
  readonly author: number;
  body: string;
}

const NOTES = "/api/v4/projects/42/merge_requests/7/notes";

/** The notes of merge request !7 of project 42. */
export class FakeGitlab extends FakeServer {
  notes: FakeNote[] = [];

  /** Whose token it is. */
  readonly user = 501;

  /** Characters a note may have. */
  longest = 1_000_000;

  #created = 0;

  add(author: number, body: string): FakeNote {
    this.#created += 1;
    const note = { id: 2_000 + this.#created, author, body };
    this.notes.push(note);
    return note;
  }

  protected answer({ method, path, body }: Seen): Answer {
    const { pathname } = new URL(path, this.origin);
    if (pathname === "/api/v4/user")
      return { status: 200, body: { id: this.user, username: "project_42_bot" } };
    if (pathname === NOTES && method === "GET") return this.page(this.notes.map(shown), path);
    const text = String(body?.["body"]);
    if (text.length > this.longest) {
      const note = [`is too long (maximum is ${this.longest} characters)`];
      return { status: 400, body: { message: { note } } };
    }
    if (pathname === NOTES && method === "POST")
      return { status: 201, body: shown(this.add(this.user, text)) };
    const note = this.notes.find(({ id }) => pathname === `${NOTES}/${id}`);
    if (!note) return { status: 404, body: { message: "404 Not found" } };
    if (method === "DELETE") {
      this.notes = this.notes.filter((other) => other !== note);
      return { status: 204 };
    }
    return { status: 200, body: shown(Object.assign(note, { body: text })) };
  }
}

function shown({ id, author, body }: FakeNote) {
  return { id, body, author: { id: author, username: `user-${author}` }, system: false };
}
