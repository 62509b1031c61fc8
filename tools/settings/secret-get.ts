import { Problem } from "../terminal/problem";
import { assertKey, findSecret } from "./find-setting";
import type { OpenSettings } from "./open-settings";
import { secretJson } from "./secret-list";
import { jsonOf } from "./secret-value";
import type { Secret } from "./settings";
import { changedWords, stateWords } from "./state-words";

export interface SecretGetRequest {
  readonly name: string;

  /** Key of the JSON. @default - the value as it is */
  readonly key?: string;

  /** Whether to show the value. @default false */
  readonly reveal?: boolean;

  /** @default false */
  readonly json?: boolean;
}

/** `npm run secret:get`: whether there is a value, and with `--reveal` the value. */
export async function secretGet(open: OpenSettings, request: SecretGetRequest): Promise<number> {
  const secret = findSecret(open.settings, request.name);
  if (request.key !== undefined) assertKey(secret, request.key);
  if (!request.reveal) return masked(open, secret, request);
  const value = await revealed(open, secret, request.key);
  if (process.stdout.isTTY) console.error("Whoever sees this screen, or scrolls back in it, can read it:");
  console.log(request.json ? JSON.stringify({ id: secret.id, value }) : value);
  return 0;
}

async function masked(open: OpenSettings, secret: Secret, { key, json }: SecretGetRequest): Promise<number> {
  const wanted = key === undefined ? secret : { ...secret, keys: [key] };
  const state = await open.secrets.state(wanted);
  if (json) {
    console.log(JSON.stringify(secretJson({ secret: wanted, state }), null, 2));
  } else {
    const changed = state.kind === "set" ? changedWords(state.changed) : "";
    console.log([stateWords(state), ...(changed ? [`changed ${changed}`] : [])].join(", "));
  }
  return 0;
}

async function revealed({ secrets }: OpenSettings, secret: Secret, key: string | undefined): Promise<string> {
  const value = await secrets.value(secret);
  const part = value === undefined || key === undefined ? value : jsonOf(value)?.[key];
  if (part !== undefined && part !== null) return String(part);
  const place = key === undefined ? secret.id : `${secret.id}, key ${key},`;
  throw new Problem(`${place} is empty`, [
    `set it: npm run secret:set -- ${secret.id}${key ? ` --key ${key}` : ""}`,
  ]);
}
