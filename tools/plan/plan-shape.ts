/** Says where a value is not what it should be; nothing when it is. */
type Check = (value: unknown, path: string) => string | undefined;

type Fields = Readonly<Record<string, unknown>>;

const text: Check = (value, path) => (typeof value === "string" ? undefined : `${path} is not a text`);

const flag: Check = (value, path) =>
  typeof value === "boolean" ? undefined : `${path} is not true or false`;

function optional(check: Check): Check {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

function list(check: Check = () => undefined): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is not a list`;
    return first(value, (one, i) => check(one, `${path}[${i}]`));
  };
}

/** An object in which every property is of the same kind. */
function each(check: Check): Check {
  return (value, path) => {
    if (!isFields(value)) return `${path} is not an object`;
    // Names are whatever somebody wrote: none is quoted.
    return first(Object.values(value), (own) => check(own, `an entry of ${path}`));
  };
}

function object(checks: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isFields(value)) return `${path} is not an object`;
    return first(Object.entries(checks), ([name, check]) =>
      check(Object.hasOwn(value, name) ? value[name] : undefined, path === "" ? name : `${path}.${name}`),
    );
  };
}

function first<T>(all: readonly T[], check: (one: T, i: number) => string | undefined): string | undefined {
  for (const [i, one] of all.entries()) {
    const problem = check(one, i);
    if (problem !== undefined) return problem;
  }
  return undefined;
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
  return (value, path) =>
    essential(value, path) ? `${path} has no address, type or list of actions` : all(value, path);
}

const MODULE: Check = object({
  resources: optional(
    list(
      object({
        address: text,
        expressions: optional(each(() => undefined)),
        depends_on: optional(list(text)),
      }),
    ),
  ),
  module_calls: optional(each((call, path) => object({ module: optional(MODULE) })(call, path))),
});

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
  configuration: optional(object({ root_module: optional(MODULE) })),
});

/** What is not as Terraform writes it, in the parts that are read; no value is quoted. */
export function shapeProblem(json: Fields): string | undefined {
  if ("values" in json && !("resource_changes" in json) && !("planned_values" in json)) {
    return "it is a state; a plan is asked for";
  }
  return PLAN(json, "");
}
