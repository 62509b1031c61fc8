/**
 * Says where a value is not what it should be, from that value on: `.actions[0] is not a text`. Nothing when it is.
 *
 * The way to the value is put in front on the way back: nearly all of a plan is as it should be.
 */
type Check = (value: unknown) => string | undefined;

type Fields = Readonly<Record<string, unknown>>;

const text: Check = (value) => (typeof value === "string" ? undefined : " is not a text");

const flag: Check = (value) => (typeof value === "boolean" ? undefined : " is not true or false");

function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

function list(check: Check = () => undefined): Check {
  return (value) => {
    if (!Array.isArray(value)) return " is not a list";
    for (const [i, one] of value.entries()) {
      const problem = check(one);
      if (problem !== undefined) return behind(`[${i}]`, problem);
    }
    return undefined;
  };
}

/** An object in which every property is of the same kind. */
function each(check: Check): Check {
  return (value) => {
    if (!isFields(value)) return NO_OBJECT;
    for (const own of Object.values(value)) {
      const problem = check(own);
      // Names are whatever somebody wrote: none is quoted.
      if (problem !== undefined) return `${AN_ENTRY_OF}${problem}`;
    }
    return undefined;
  };
}

function object(checks: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(checks);
  return (value) => {
    if (!isFields(value)) return NO_OBJECT;
    for (const [name, check] of entries) {
      const problem = check(Object.hasOwn(value, name) ? value[name] : undefined);
      if (problem !== undefined) return behind(`.${name}`, problem);
    }
    return undefined;
  };
}

const NO_OBJECT = " is not an object";

const AN_ENTRY_OF = "an entry of ";

/** A problem seen from one step above. */
function behind(step: string, problem: string): string {
  if (!problem.startsWith(AN_ENTRY_OF)) return `${step}${problem}`;
  return `${AN_ENTRY_OF}${behind(step, problem.slice(AN_ENTRY_OF.length))}`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const SIDES: Readonly<Record<string, Check>> = {
  actions: list(text),
  replace_paths: optional(list(list())),
  importing: optional(object({ id: optional(text) })),
};

/** @param address not there in what Terraform 1.0.0 says of drift */
function change(address: Check): Check {
  const essential = object({ address, type: text, change: object({ actions: list(text) }) });
  const all = object({
    mode: text,
    name: text,
    previous_address: optional(text),
    deposed: optional(text),
    action_reason: optional(text),
    change: object(SIDES),
  });
  return (value) => (essential(value) ? " has no address, type or list of actions" : all(value));
}

const MODULE: Check = object({
  resources: optional(
    list(
      object({
        address: text,
        expressions: optional(each(() => undefined)),
        depends_on: optional(list(text)),
        provider_config_key: optional(text),
      }),
    ),
  ),
  module_calls: optional(each((call) => CALL(call))),
});

const CALL = object({ module: optional((module) => MODULE(module)) });

const PLAN = object({
  terraform_version: optional(text),
  timestamp: optional(text),
  complete: optional(flag),
  errored: optional(flag),
  resource_changes: optional(list(change(text))),
  resource_drift: optional(list(change(optional(text)))),
  relevant_attributes: optional(list(object({ resource: text }))),
  output_changes: optional(each(object(SIDES))),
  deferred_changes: optional(list()),
  checks: optional(
    list(
      object({
        status: text,
        address: optional(object({ to_display: optional(text) })),
        instances: optional(list(object({ problems: optional(list(object({ message: optional(text) }))) }))),
      }),
    ),
  ),
  configuration: optional(
    object({
      root_module: optional(MODULE),
      provider_config: optional(each(object({ expressions: optional(each(() => undefined)) }))),
    }),
  ),
});

/** What is not as Terraform writes it, in the parts that are read; no value is quoted. */
export function shapeProblem(json: Fields): string | undefined {
  if ("values" in json && !("resource_changes" in json) && !("planned_values" in json)) {
    return "it is a state; a plan is asked for";
  }
  return PLAN(json)?.replace(/^((?:an entry of )*)\./, "$1");
}
