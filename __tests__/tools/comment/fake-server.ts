import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A request as it arrived. */
export interface Seen {
  readonly method: string;

  /** With the query. */
  readonly path: string;

  readonly headers: IncomingMessage["headers"];

  /** Parsed; nothing when there was none. */
  readonly body: Record<string, unknown> | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** What goes wrong, once, with the next request that matches. */
export interface Failure {
  /** `POST /comments`: the method, and a part of the path. */
  readonly on: string;

  /** `reset` closes the connection, `half` does so in the middle of the answer, `silence` leaves it open. */
  readonly answer: Answer | "reset" | "half" | "silence";

  /** The request is carried out first: only its answer is lost. */
  readonly isDone?: boolean;
}

/** A server on this machine that stands for a platform: it keeps what it is sent, and fails when told to. */
export abstract class FakeServer {
  readonly requests: Seen[] = [];
  readonly failures: Failure[] = [];
  readonly #server: Server = createServer((request, response) => void this.#serve(request, response));

  /** Runs until the test is over. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Methods of the requests that would change something, in their order. */
  get writes(): string[] {
    return this.requests
      .filter(({ method, path }) => method !== "GET" && !path.endsWith("/graphql"))
      .map(({ method }) => method);
  }

  fail(on: string, answer: Failure["answer"], times = 1): void {
    for (let i = 0; i < times; i += 1) this.failures.push({ on, answer });
  }

  /** Carries a request out. */
  protected abstract answer(seen: Seen): Answer;

  /** One page of a list, and where the next one is. */
  protected page(list: readonly unknown[], path: string): Answer {
    const url = new URL(path, this.origin);
    const size = Number(url.searchParams.get("per_page") ?? "20");
    const number = Number(url.searchParams.get("page") ?? "1");
    url.searchParams.set("page", String(number + 1));
    const headers: Record<string, string> =
      list.length > number * size ? { link: `<${url.href}>; rel="next"` } : {};
    return { status: 200, body: list.slice((number - 1) * size, number * size), headers };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { method = "", url: path = "", headers } = request;
    const seen: Seen = { method, path, headers, body: text === "" ? undefined : JSON.parse(text) };
    this.requests.push(seen);
    const i = this.failures.findIndex(({ on }) => matches(on, seen));
    const [failure] = i < 0 ? [] : this.failures.splice(i, 1);
    const answer = failure && !failure.isDone ? undefined : this.answer(seen);
    if (failure?.answer === "silence") return;
    if (failure?.answer === "half") {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" }).write("[{");
      setTimeout(() => request.socket.destroy(), 20);
      return;
    }
    if (failure?.answer === "reset") (request.socket as Socket).resetAndDestroy();
    else send(response, failure?.answer ?? answer ?? { status: 500 });
  }
}

function matches(on: string, { method, path }: Seen): boolean {
  const [wanted, part = ""] = on.split(" ");
  return method === wanted && path.includes(part);
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (status === 204) {
    response.writeHead(status, headers).end();
    return;
  }
  response
    .writeHead(status, { "content-type": "application/json", ...headers })
    .end(JSON.stringify(body ?? {}));
}
