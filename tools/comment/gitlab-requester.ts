import type { MergeRequestNotes } from "@gitbeaker/rest";
import type { PatientFetch } from "./patient-fetch";

type ClientOptions = NonNullable<ConstructorParameters<typeof MergeRequestNotes>[0]>;
type RequesterOf = NonNullable<ClientOptions["requesterFn"]>;
type Client = Parameters<RequesterOf>[0];
type Requester = ReturnType<RequesterOf>;
type Options = NonNullable<Parameters<Requester["post"]>[1]>;

/** GitLab answered with something else than success. */
export class GitlabError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "GitlabError";
    this.status = status;
  }
}

/** How Gitbeaker sends its requests: its own way repeats them without waiting, and a POST as well. */
export function gitlabRequester({ fetch }: PatientFetch): RequesterOf {
  return (client) => {
    const send =
      (method: string) =>
      async (endpoint: string, options: Options = {}) => {
        const response = await fetch(urlOf(client, endpoint, options), await initOf(client, method, options));
        // A redirect is not followed: it would take the token along, to wherever it leads.
        if (!response.ok) throw new GitlabError(response.status, await messageOf(response));
        const body = response.status === 204 ? null : await response.json();
        const headers: Record<string, string> = {};
        response.headers.forEach((value, name) => {
          headers[name] = value;
        });
        return { body, status: response.status, headers };
      };
    return {
      get: send("GET"),
      post: send("POST"),
      put: send("PUT"),
      patch: send("PATCH"),
      delete: send("DELETE"),
    };
  };
}

async function initOf(client: Client, method: string, { body }: Options): Promise<RequestInit> {
  const headers: Record<string, string> = { ...client.headers };
  for (const [name, value] of Object.entries(client.authHeaders)) headers[name] = await value();
  if (!body) return { method, headers, redirect: "manual" };
  headers["content-type"] = "application/json";
  return { method, headers, redirect: "manual", body: JSON.stringify(body) };
}

function urlOf({ url: base }: Client, endpoint: string, { searchParams = {} }: Options): string {
  const url = new URL(endpoint, base.endsWith("/") ? base : `${base}/`);
  for (const [name, value] of Object.entries(searchParams)) {
    url.searchParams.set(
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      String(value),
    );
  }
  return url.href;
}

/** `{"message": {"note": ["is too long"]}}`, `{"error": "insufficient_scope"}`, or the page of a proxy. */
async function messageOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { message, error, error_description: description } = JSON.parse(text);
    const said = description ?? message ?? error;
    return typeof said === "string" ? said : JSON.stringify(said);
  } catch {
    return response.statusText;
  }
}
