import { hasSecretShape } from "../plan/secret-looking";
import { colours } from "../terminal/colours";
import { plainTable } from "../terminal/plain-table";
import type { OpenSettings } from "./open-settings";
import type { Deployed } from "./parameter-store";
import type { Parameter } from "./settings";
import { changedWords, readerWords } from "./state-words";

/** A parameter and what is deployed of it. */
export interface Row {
  readonly parameter: Parameter;
  readonly now: Deployed | undefined;
}

/** `npm run config:list`: the settings that are no secrets, what they are, and who decides. */
export async function configList({ settings, parameters }: OpenSettings, { json = false }): Promise<number> {
  const deployed = await parameters.find(settings.parameters);
  const rows = settings.parameters.map((parameter) => ({ parameter, now: deployed.get(parameter.name) }));
  if (json) {
    console.log(JSON.stringify(rows.map(parameterJson), null, 2));
  } else {
    console.log(rows.length > 0 ? parameterTable(rows) : "There are no settings.");
  }
  return 0;
}

function parameterTable(rows: readonly Row[]): string {
  const { bold, yellow } = colours(process.stdout);
  const head = ["setting", "value", "changed", "decided by", "read by"].map((title) => bold(title));
  return plainTable(
    head,
    rows.map(({ parameter, now }) => [
      parameter.id,
      now ? shown(parameter, now) : yellow("not deployed yet"),
      changedWords(now?.changed),
      parameter.decidedBy === "code" && now && now.value !== parameter.value
        ? yellow(`code, which says ${parameter.value}`)
        : parameter.decidedBy,
      readerWords(parameter),
    ]),
  );
}

/** The same for other programs. */
export function parameterJson({ parameter, now }: Row) {
  const { id, name, description, value: inCode, decidedBy, readers } = parameter;
  const value = now ? shown(parameter, now) : null;
  const readBy = readers.map((reader) => reader.name);
  return { id, name, description, value, inCode, changed: now?.changed ?? null, decidedBy, readBy };
}

/** Somebody may have put a secret where none belongs. */
function shown({ id }: Parameter, { value }: Deployed): string {
  return hasSecretShape(value, id) ? "(not shown: looks like a secret)" : value;
}
