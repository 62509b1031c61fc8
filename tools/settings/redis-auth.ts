import { randomBytes } from "node:crypto";
import { Problem } from "../terminal/problem";
import { Progress } from "../terminal/progress";
import { agree } from "./keyboard";
import type { OpenSettings } from "./open-settings";
import { jsonOf } from "./secret-value";
import type { Cache, Secret } from "./settings";

/** ElastiCache takes 16 to 128 characters, of which these are none that a URL would change. */
const TOKEN_BYTES = 32;

/**
 * Offers to make a token up, where a secret is for one: nobody has to know it.
 *
 * @returns whether there is one now
 */
export async function offerToken({ settings, secrets }: OpenSettings, secret: Secret): Promise<boolean> {
  if (!settings.caches.some(({ token }) => token === secret.id)) return false;
  if (!(await agree("Make one up?"))) return false;
  await secrets.replace(secret, randomBytes(TOKEN_BYTES).toString("hex"));
  return true;
}

/** Offers to make each Redis ask for the token its clients have, where it does not ask for one yet. */
export async function offerRedisAuth(open: OpenSettings): Promise<void> {
  for (const cache of open.settings.caches) {
    const { replicationGroupId: id, token } = cache;
    if ((await open.tokens.asks(id)) !== false) continue;
    const secret = secretOf(open, cache);
    if (!secret || (await open.secrets.state(secret)).kind !== "set") continue;
    const question = `${id} asks nobody for a token. Hand it the one of ${token}, and restart who reads that?`;
    if (await agree(question)) await handOver(open, cache, true);
  }
}

/**
 * Makes each Redis ask for the token that is in its secret now.
 *
 * @param restart whether the services that read the secret are restarted in between
 * @returns the replication groups
 */
export async function redisAuth(open: OpenSettings, restart: boolean): Promise<string[]> {
  const { stack, caches } = open.settings;
  if (caches.length === 0) {
    throw new Problem(`${stack} has no Redis that asks for TLS, with a secret '<redis>-auth'`);
  }
  for (const cache of caches) await handOver(open, cache, restart);
  return caches.map(({ replicationGroupId }) => replicationGroupId);
}

async function handOver(open: OpenSettings, cache: Cache, restart: boolean): Promise<void> {
  const { replicationGroupId: id } = cache;
  const secret = secretOf(open, cache);
  const token = secret && tokenOf(secret, await open.secrets.value(secret));
  if (!token) throw new Problem(`${cache.token} has no token for ${id}`);
  const { step } = new Progress(process.stderr);
  await step(`token of ${id}`, () => open.tokens.allow(id, token));
  if (restart) await open.restart.restart(secret.readers);
  await step(`only that for ${id}`, () => open.tokens.require(id, token));
}

function secretOf({ settings }: OpenSettings, { token }: Cache): Secret | undefined {
  return settings.secrets.find(({ id }) => id === token);
}

/** What containers get of it; of a generated login, the password. */
function tokenOf({ keys, isReadWhole }: Secret, value = ""): string {
  if (isReadWhole) return value;
  const [key = "password"] = keys.length === 1 ? keys : [];
  return String(jsonOf(value)?.[key] ?? "");
}
