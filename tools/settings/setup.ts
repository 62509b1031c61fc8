import { colours } from "../terminal/colours";
import { counted } from "../terminal/words";
import { compose, composedSecret, recompose } from "./database-url";
import { agree, isSomebodyThere } from "./keyboard";
import type { OpenSettings } from "./open-settings";
import { offerRedisAuth, offerToken, redisAuth } from "./redis-auth";
import { type LookedAt, lookAtSecrets, secretJson, secretTable } from "./secret-list";
import { setByAsking } from "./secret-set";
import type { Secret } from "./settings";
import { isComplete } from "./state-words";
import { tellReaders } from "./tell-readers";

export interface SetupRequest {
  /** Whether to compose the URL of the database again, and do nothing else. @default false */
  readonly recompose?: boolean;

  /** Whether to hand Redis the token that its clients have, and do nothing else. @default false */
  readonly redisAuth?: boolean;

  /** Whether to restart the services that read what changed. @default false */
  readonly restart?: boolean;

  /** @default false */
  readonly json?: boolean;
}

/** `npm run setup`: asks for everything that is missing; where nobody can be asked, says what is missing. */
export async function setup(open: OpenSettings, request: SetupRequest): Promise<number> {
  const { restart = false, json } = request;
  if (request.redisAuth) return done(json, await redisAuth(open, restart), "Redis asks for the token.");
  if (request.recompose) return composeAgain(open, restart, json);
  const changed = isSomebodyThere() ? await fill(open) : [];
  const left = await incomplete(open);
  console.log(json ? JSON.stringify(left.map(secretJson), null, 2) : report(open, left));
  await tellReaders(open, changed, restart);
  return left.length === 0 ? 0 : 1;
}

async function composeAgain(
  open: OpenSettings,
  restart: boolean,
  json: boolean | undefined,
): Promise<number> {
  const secret = await recompose(open);
  done(
    json,
    secret && [secret.id],
    secret ? `${secret.id} is composed again.` : "It is what RDS says already.",
  );
  if (secret) await tellReaders(open, [secret], restart);
  return 0;
}

/** Says what was done: in words, or the ids of what changed. */
function done(json: boolean | undefined, ids: readonly string[] | undefined, words: string): number {
  console.log(json ? JSON.stringify({ changed: ids ?? [] }) : words);
  return 0;
}

/** Asks for what people fill, then offers what can be composed. */
async function fill(open: OpenSettings): Promise<Secret[]> {
  const composed = composedSecret(open.settings);
  const changed: Secret[] = [];
  for (const { secret, state } of await incomplete(open)) {
    if (secret.filledBy !== "people" || secret.id === composed?.secret.id) continue;
    if (state.kind !== "empty" && state.kind !== "set") continue;
    console.error(`\n${colours(process.stderr).bold(secret.id)}: ${secret.description}`);
    if (await offerToken(open, secret)) {
      changed.push(secret);
      continue;
    }
    const keys = state.kind === "set" ? (state.missing ?? []) : secret.keys;
    if (await setByAsking(open, secret, keys)) changed.push(secret);
  }
  changed.push(...(await offerDatabaseUrl(open)));
  await offerRedisAuth(open);
  return changed;
}

async function offerDatabaseUrl(open: OpenSettings): Promise<Secret[]> {
  const composed = composedSecret(open.settings);
  if (!composed || (await open.secrets.state(composed.secret)).kind === "not deployed") return [];
  const composition = await compose(open, composed);
  if (composition.kind !== "outdated") return [];
  if (!(await agree(`${composed.secret.id} is not what RDS says. Compose it of the database's login?`)))
    return [];
  await composition.write();
  return [composed.secret];
}

/** What containers would miss. */
async function incomplete(open: OpenSettings): Promise<LookedAt[]> {
  return (await lookAtSecrets(open)).filter(({ state }) => !isComplete(state));
}

function report({ settings }: OpenSettings, left: readonly LookedAt[]): string {
  const { stack, system, environment } = settings;
  if (left.length === 0) return `Nothing is missing in ${stack}.`;
  const kinds = new Set(left.map(({ state }) => state.kind));
  const where = `--system ${system} --environment ${environment}`;
  return [
    secretTable(left),
    "",
    `${counted(left.length, "secret")} of ${stack} can't be read as containers need it.`,
    ...(kinds.has("not deployed") ? [`Not deployed yet: npx cdktf deploy ${stack}`] : []),
    ...(kinds.has("empty") || kinds.has("set")
      ? [`To fill them: npm run setup -- ${where}`, `or one: npm run secret:set -- <secret> ${where} < file`]
      : []),
    ...(kinds.has("scheduled for deletion")
      ? ["To keep one: aws secretsmanager restore-secret --secret-id <name>"]
      : []),
    ...(composedSecret(settings)
      ? [`Composed of the database's login: npm run setup -- ${where} --recompose`]
      : []),
  ].join("\n");
}
