import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Stands before the simulated AWS, which permits everything and is never busy: refuses one action. */
export class FaultyAws {
  static async start(behind: string, action: string, error: string, message: string): Promise<FaultyAws> {
    const faulty = new FaultyAws(behind, action, error, message);
    await new Promise<void>((done) => faulty.#server.listen(0, "127.0.0.1", done));
    return faulty;
  }

  /** How often the action was asked for. */
  refused = 0;
  readonly #server: Server = createServer((request, response) => void this.#serve(request, response));
  readonly #behind: string;
  readonly #action: string;
  readonly #error: string;
  readonly #message: string;

  private constructor(behind: string, action: string, error: string, message: string) {
    this.#behind = behind;
    this.#action = action;
    this.#error = error;
    this.#message = message;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const target = String(request.headers["x-amz-target"] ?? "");
    if (target.endsWith(`.${this.#action}`)) return this.#refuseJson(response);
    if (body.includes(`Action=${this.#action}`)) return this.#refuseXml(response);
    const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
    const answer = await fetch(`${this.#behind}${request.url}`, {
      method: request.method ?? "POST",
      headers: headers as Record<string, string>,
      body: new Uint8Array(body),
    });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  #refuseJson(response: ServerResponse): void {
    this.refused += 1;
    response.writeHead(400, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify({ __type: this.#error, message: this.#message }));
  }

  #refuseXml(response: ServerResponse): void {
    this.refused += 1;
    response.writeHead(400, { "content-type": "text/xml" });
    const error = `<Code>${this.#error}</Code><Message>${this.#message}</Message>`;
    response.end(`<ErrorResponse><Error>${error}</Error></ErrorResponse>`);
  }
}
