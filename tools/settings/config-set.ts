import { hasSecretShape } from "../plan/secret-looking";
import { Problem } from "../terminal/problem";
import { findParameter } from "./find-setting";
import { askOpenly, isSomebodyThere } from "./keyboard";
import type { OpenSettings } from "./open-settings";
import { withoutLastLineBreak } from "./secret-value";
import type { Parameter, Settings } from "./settings";
import { standardInput } from "./standard-input";
import { tellReaders } from "./tell-readers";

export interface ConfigSetRequest {
  readonly name: string;

  /** @default - asked for, or from standard input */
  readonly value?: string;

  /** Whether to restart the services that read it. @default false */
  readonly restart?: boolean;

  /** @default false */
  readonly json?: boolean;
}

/** `npm run config:set`: changes a setting that the code leaves to people. */
export async function configSet(open: OpenSettings, request: ConfigSetRequest): Promise<number> {
  const parameter = findParameter(open.settings, request.name);
  assertTunable(open.settings, parameter);
  const { value: before } = await open.parameters.get(parameter);
  const value = request.value ?? (await asked(parameter, before));
  assertValue(parameter, value);
  if (value !== before) await open.parameters.put(parameter, value);
  const { id } = parameter;
  const says = value === before ? `${id} is ${value}, as before.` : `${id} is ${value}; it was ${before}.`;
  console.log(request.json ? JSON.stringify({ id, value, before, changed: value !== before }) : says);
  if (parameter.decidedBy === "delivery") {
    console.error("Delivery writes this one: it says what runs, and changes nothing that runs by itself.");
  }
  if (value !== before) await tellReaders(open, [parameter], request.restart === true);
  return 0;
}

async function asked({ id }: Parameter, before: string): Promise<string> {
  return isSomebodyThere() ? askOpenly(`${id} (now ${before})`) : withoutLastLineBreak(await standardInput());
}

function assertTunable({ system, stack }: Settings, { id, decidedBy }: Parameter): void {
  if (decidedBy !== "code") return;
  throw new Problem(`${id} is decided by the code: the next deployment would write its value again`, [
    `change it in stacks/${system}/settings.ts, and deploy: npx cdktf deploy ${stack}`,
  ]);
}

/** The value is not repeated: it may be what it must not be. */
function assertValue({ id, longest }: Parameter, value: string): void {
  if (value === "") throw new Problem(`the value for ${id} is empty; nothing was changed`);
  if (value.length > longest) {
    throw new Problem(`the value for ${id} has ${value.length} characters; it takes at most ${longest}`, [
      "nothing was changed",
    ]);
  }
  if (hasSecretShape(value, id)) {
    throw new Problem(`the value for ${id} looks like a secret; nothing was changed`, [
      "everyone who may look at the system reads its settings: keep it in a Secret (modules/secrets/README.md)",
    ]);
  }
}
