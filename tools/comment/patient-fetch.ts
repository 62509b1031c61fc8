import { setTimeout as sleep } from "node:timers/promises";

/** How long to try. */
export interface Patience {
  readonly tries: number;

  /** Seconds that a platform may ask us to wait; it is not asked again when it wants more. */
  readonly longestWait: number;

  /** Seconds until an answer counts as lost. */
  readonly timeout: number;

  /** Milliseconds of a second; tests have shorter ones. */
  readonly second: number;
}

export const PATIENCE: Patience = { tries: 4, longestWait: 120, timeout: 30, second: 1_000 };

/** Seconds that GitHub asks for when it doesn't say how many. */
const SECONDARY_LIMIT_WAIT = 60;

/**
 * A fetch for both platforms that waits when it is told to, and tries again what failed on the way.
 *
 * Neither library does so: Octokit's plugins (of the versions for CommonJS) pass over `retry-after` of a 429, Gitbeaker
 * asks ten times within a second, and both send a comment again that may have been created, which makes two.
 */
export class PatientFetch {
  /** What each try of the latest request came to. */
  tried: string[] = [];

  readonly #patience: Patience;
  readonly #signal: AbortSignal;

  constructor(patience: Patience, signal: AbortSignal) {
    this.#patience = patience;
    this.#signal = signal;
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    this.tried = [];
    for (;;) {
      const result = await this.#try(url, init);
      const wait = await this.#waitAfter(result, isRepeatable(url, init));
      if (wait === undefined) {
        if (result instanceof Response) return result;
        throw result;
      }
      await this.pause(wait);
    }
  };

  readonly pause = async (seconds: number): Promise<void> => {
    try {
      await sleep(seconds * this.#patience.second, undefined, { signal: this.#signal });
    } catch {
      this.throwIfInterrupted();
    }
  };

  /** What was interrupted did not fail. */
  throwIfInterrupted(): void {
    this.#signal.throwIfAborted();
  }

  async #try(url: string, init: RequestInit): Promise<Response | Error> {
    const { timeout, second } = this.#patience;
    const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(timeout * second)]);
    try {
      const response = await wholeOf(await fetch(url, { ...init, signal }));
      this.tried.push(String(response.status));
      return response;
    } catch (error) {
      this.#signal.throwIfAborted();
      const lost = new Error(reasonOf(error as Error));
      this.tried.push(lost.message);
      return lost;
    }
  }

  /** Seconds until the next try; nothing when there is none. */
  async #waitAfter(result: Response | Error, repeatable: boolean): Promise<number | undefined> {
    const { tries, longestWait } = this.#patience;
    const count = this.tried.length;
    const asked = result instanceof Response ? await askedToWait(result) : undefined;
    if (asked !== undefined && asked > longestWait) {
      const last = this.tried.pop();
      this.tried.push(`${last} (asks to wait ${Math.ceil(asked)} s; more than ${longestWait} s is too long)`);
      return undefined;
    }
    const failed = !(result instanceof Response) || result.status >= 500;
    const again = asked !== undefined || (failed && repeatable);
    return again && count < tries ? Math.max(asked ?? 0, count ** 2) : undefined;
  }
}

/** With its body: Octokit takes one that breaks off for an empty one, and no comments for none of ours. */
async function wholeOf(response: Response): Promise<Response> {
  const body = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  const type = headers.get("content-type") ?? "";
  // A proxy may answer with a page of its own, and 200.
  if (response.ok && body.byteLength > 0 && !type.includes("json"))
    throw new Error(`${status} is not JSON: ${type}`);
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}

/** A POST that failed on the way may have been carried out; those of GraphQL we send can be carried out twice. */
function isRepeatable(url: string, { method }: RequestInit): boolean {
  return method !== "POST" || url.endsWith("/graphql");
}

/** Seconds after which a rate limit is over; nothing when the answer is not about one. */
async function askedToWait(response: Response): Promise<number | undefined> {
  const { status, headers } = response;
  if (status !== 429 && status !== 403) return undefined;
  const after = Number(headers.get("retry-after") ?? Number.NaN);
  if (Number.isFinite(after)) return after;
  for (const prefix of ["x-ratelimit", "ratelimit"]) {
    if (headers.get(`${prefix}-remaining`) !== "0") continue;
    return Math.max(0, Number(headers.get(`${prefix}-reset`)) - Date.now() / 1_000) + 1;
  }
  if (status === 429 || /secondary rate limit/i.test(await response.clone().text()))
    return SECONDARY_LIMIT_WAIT;
  return undefined;
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: Error): string {
  if (error.name === "TimeoutError") return "no answer in time";
  const { message = error.message, code = "" } = (error.cause ?? {}) as { message?: string; code?: string };
  return message.includes(code) ? message : `${message} (${code})`;
}
