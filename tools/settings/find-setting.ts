import { hasSecretShape } from "../plan/secret-looking";
import { nearest } from "../terminal/nearest";
import { Problem } from "../terminal/problem";
import type { Parameter, Secret, Setting, Settings } from "./settings";

/** The secret a person named. */
export function findSecret({ stack, secrets, parameters }: Settings, given: string): Secret {
  const command = "config";
  return (
    named(secrets, given) ??
    unknown({ what: "secret", stack, given, there: secrets, others: parameters, command })
  );
}

/** The parameter a person named. */
export function findParameter({ stack, secrets, parameters }: Settings, given: string): Parameter {
  const command = "secret";
  return (
    named(parameters, given) ??
    unknown({ what: "parameter", stack, given, there: parameters, others: secrets, command })
  );
}

/** The key of a secret a person named; nothing for the value as it is. */
export function assertKey({ id, keys, isReadWhole }: Secret, given: string): void {
  if (keys.includes(given) || (keys.length === 0 && !isReadWhole)) return;
  if (keys.length === 0) {
    throw new Problem(`${id} has no keys: containers get the value as it is`, ["leave out --key"]);
  }
  const meant = nearest(given, keys);
  throw new Problem(
    `no container reads a key '${given}' of ${id}${meant ? `; did you mean '${meant}'?` : ""}`,
    [`they read ${keys.join(", ")}`],
  );
}

function named<Kind extends Setting>(settings: readonly Kind[], given: string): Kind | undefined {
  return settings.find(({ id, name }) => given === id || given === name);
}

interface Unknown {
  readonly what: string;
  readonly stack: string;
  readonly given: string;
  readonly there: readonly Setting[];

  /** Settings of the other kind, and the commands for them. */
  readonly others: readonly Setting[];
  readonly command: string;
}

function unknown({ what, stack, given, there, others, command }: Unknown): never {
  const other = named(others, given);
  const meant = nearest(
    given,
    there.map(({ id }) => id),
  );
  const names = there.length > 0 ? [`there are ${there.map(({ id }) => id).join(", ")}`] : ["it has none"];
  throw new Problem(
    `${stack} has no ${what} '${shown(given)}'${meant && !other ? `; did you mean '${meant}'?` : ""}`,
    other ? [`it is no ${what}: npm run ${command}:list`] : names,
  );
}

/** What was typed in the wrong place may be the value. */
function shown(given: string): string {
  return hasSecretShape(given, "") ? "…" : given;
}
