import { Problem } from "../terminal/problem";
import { assertKey, findSecret } from "./find-setting";
import { askHidden, isSomebodyThere } from "./keyboard";
import type { OpenSettings } from "./open-settings";
import { wholeValue, withoutLastLineBreak } from "./secret-value";
import type { Secret } from "./settings";
import { standardInput } from "./standard-input";
import { tellReaders } from "./tell-readers";

export interface SecretSetRequest {
  readonly name: string;

  /** Key of the JSON. @default - all of them */
  readonly key?: string;

  /** Whether to restart the services that read it. @default false */
  readonly restart?: boolean;

  /** @default false */
  readonly json?: boolean;
}

/** `npm run secret:set`: puts a value in, from a hidden question or from standard input. */
export async function secretSet(
  open: OpenSettings,
  { name, key, restart, json }: SecretSetRequest,
): Promise<number> {
  const secret = findSecret(open.settings, name);
  assertFilledByPeople(secret);
  if (key !== undefined) assertKey(secret, key);
  const isChanged = isSomebodyThere()
    ? await setByAsking(open, secret, key === undefined ? secret.keys : [key])
    : await setFromInput(open, secret, key);
  console.log(json ? JSON.stringify({ id: secret.id, changed: isChanged }) : saying(secret, isChanged));
  if (isChanged) await tellReaders(open, [secret], restart === true);
  return 0;
}

/** @throws Problem for anything beside the name: it may be the value, which the message does not repeat */
export function assertNoValue(words: readonly string[]): void {
  if (words.length === 0) return;
  throw new Problem("secret:set takes the name of a secret, and got more than that; nothing was changed", [
    "a value on the command line is in the history of the shell, and everyone on the machine can see it there:",
    "if it was one, it is not secret any more; take a new one",
    "leave it out to be asked, or pipe it in: npm run secret:set -- <name> < file",
  ]);
}

/** @throws Problem for what something else would overwrite, or would break by it */
export function assertFilledByPeople({ id, filledBy }: Secret): void {
  if (filledBy === "people") return;
  throw new Problem(
    `${id} is filled by ${filledBy}, and the other side knows only that value; nothing was changed`,
    [
      filledBy === "RDS"
        ? "RDS changes it in the database as well: aws rds modify-db-instance --rotate-master-user-password"
        : "a new one: raise secret_string_wo_version in the code, and deploy",
    ],
  );
}

/**
 * Asks for each key, or for the value as it is when there are none; an empty answer keeps what there is.
 *
 * @returns whether anything was set
 */
export async function setByAsking(
  { secrets }: OpenSettings,
  secret: Secret,
  keys: readonly string[],
): Promise<boolean> {
  const changed: Record<string, string> = {};
  for (const key of keys) {
    const value = await askHidden(`${secret.id}, ${key} (empty keeps it)`);
    if (value !== "") changed[key] = value;
  }
  if (Object.keys(changed).length > 0) await secrets.merge(secret, changed);
  if (keys.length > 0) return Object.keys(changed).length > 0;
  const value = await askHidden(`${secret.id} (empty keeps it)`);
  if (value !== "") await secrets.replace(secret, value);
  return value !== "";
}

async function setFromInput(
  { secrets }: OpenSettings,
  secret: Secret,
  key: string | undefined,
): Promise<boolean> {
  const piped = await standardInput();
  if (piped.trim() === "") {
    throw new Problem("standard input is empty; nothing was changed", [
      `npm run secret:set -- ${secret.id}${key ? ` --key ${key}` : ""} < file, or without a pipe to be asked`,
    ]);
  }
  if (key === undefined) await secrets.replace(secret, wholeValue(secret, piped));
  else await secrets.merge(secret, { [key]: withoutLastLineBreak(piped) });
  return true;
}

function saying({ id }: Secret, isChanged: boolean): string {
  return isChanged ? `${id} is set.` : `${id} is as it was.`;
}
