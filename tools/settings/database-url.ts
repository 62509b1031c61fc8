import { Problem } from "../terminal/problem";
import type { DatabasePlace } from "./databases";
import type { OpenSettings } from "./open-settings";
import { jsonOf } from "./secret-value";
import type { Secret, Settings } from "./settings";

/** The id of a secret that is made of what RDS knows. */
const ID = "database-url";

/** The secret that is composed, and where its parts are. */
export interface ComposedSecret {
  readonly secret: Secret;

  /** The database's own secret. */
  readonly login: Secret;
}

/** What a composed secret is, and what it would be if it were composed now. */
export type Composition =
  | { readonly kind: "database not deployed" }
  | { readonly kind: "as composed" }
  | { readonly kind: "outdated"; readonly write: () => Promise<void> };

/** The DATABASE_URL of a system; nothing where there is none, or more than one database it could be of. */
export function composedSecret({ secrets, databases }: Settings): ComposedSecret | undefined {
  const [database, ...others] = databases;
  const secret = secrets.find(({ id }) => id === ID);
  const login = secrets.find(({ id, filledBy }) => filledBy === "RDS" && id === database?.id);
  return secret && login && others.length === 0 && secret.keys.length <= 1 ? { secret, login } : undefined;
}

/** Composes the URL from what RDS says now, and compares. */
export async function compose(
  { secrets, databases }: OpenSettings,
  { secret, login }: ComposedSecret,
): Promise<Composition> {
  const place = await databases.find(login.id);
  const value = place && (await secrets.value(login));
  if (!place || value === undefined) return { kind: "database not deployed" };
  const url = databaseUrl(place, value);
  const [key] = secret.keys;
  const now = await secrets.value(secret);
  const current = key === undefined || now === undefined ? now : jsonOf(now)?.[key];
  if (current === url) return { kind: "as composed" };
  const write = () =>
    key === undefined ? secrets.replace(secret, url) : secrets.merge(secret, { [key]: url });
  return { kind: "outdated", write };
}

/** Composes it again, as after a rotation. @returns whether it was another before */
export async function recompose(open: OpenSettings): Promise<Secret | undefined> {
  const composed = composedSecret(open.settings);
  if (!composed) {
    throw new Problem(`${open.settings.stack} has no secret that is composed`, [
      `it would be called '${ID}', beside one database with a password that RDS manages`,
    ]);
  }
  const composition = await compose(open, composed);
  if (composition.kind === "database not deployed") throw notDeployed(open.settings);
  if (composition.kind === "as composed") return undefined;
  await composition.write();
  return composed.secret;
}

function notDeployed({ stack }: Settings): Problem {
  return new Problem(`the database of ${stack} is not there, so there is nothing to compose a URL of`, [
    `deploy it: npx cdktf deploy ${stack}`,
  ]);
}

/** Secrets are random: whatever a URL gives a meaning to is escaped. */
export function databaseUrl({ host, port, databaseName }: DatabasePlace, login: string): string {
  const { username, password } = jsonOf(login) ?? {};
  if (typeof username !== "string" || typeof password !== "string") {
    throw new Problem("the database's own secret has no username and password");
  }
  const [user, word, name] = [username, password, databaseName].map(encodeURIComponent);
  return `postgres://${user}:${word}@${host}:${port}/${name}?sslmode=require`;
}
