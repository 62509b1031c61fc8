import { colours } from "../terminal/colours";
import { plainTable } from "../terminal/plain-table";
import type { OpenSettings } from "./open-settings";
import type { SecretState } from "./secret-store";
import type { Secret } from "./settings";
import { changedWords, isComplete, keyWords, readerWords, stateWords } from "./state-words";

/** A secret and what became of it. */
export interface LookedAt {
  readonly secret: Secret;
  readonly state: SecretState;
}

/** Looks at every secret of a system. */
export async function lookAtSecrets({ settings, secrets }: OpenSettings): Promise<LookedAt[]> {
  return Promise.all(
    settings.secrets.map(async (secret) => ({ secret, state: await secrets.state(secret) })),
  );
}

/** `npm run secret:list`: which secrets there are, whether they are filled, and who reads them. */
export async function secretList(open: OpenSettings, { json = false }): Promise<number> {
  const all = await lookAtSecrets(open);
  console.log(json ? JSON.stringify(all.map(secretJson), null, 2) : secretTable(all));
  return 0;
}

export function secretTable(all: readonly LookedAt[]): string {
  const { bold, green, yellow } = colours(process.stdout);
  const rows = all.map(({ secret, state }) => [
    secret.id,
    keyWords(secret),
    isComplete(state) ? green(stateWords(state)) : yellow(stateWords(state)),
    state.kind === "set" ? changedWords(state.changed) : "",
    secret.filledBy,
    readerWords(secret),
  ]);
  const head = ["secret", "keys", "state", "changed", "filled by", "read by"].map((title) => bold(title));
  return rows.length > 0 ? plainTable(head, rows) : "There are no secrets.";
}

/** The same for other programs. */
export function secretJson({ secret, state }: LookedAt) {
  const { id, name, description, keys, isReadWhole, filledBy, readers } = secret;
  return {
    id,
    name,
    description,
    state: state.kind,
    ...(state.kind === "set" && { missing: state.missing ?? null, changed: state.changed ?? null }),
    ...(state.kind === "scheduled for deletion" && { deletedOn: state.on }),
    keys,
    isReadWhole,
    filledBy,
    readBy: readers.map((reader) => reader.name),
  };
}
