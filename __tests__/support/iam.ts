/** A statement of a policy, as AWS reads it. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What somebody tries: an action on something, and what AWS knows about the call. */
export interface Call {
  readonly action: string;

  /** @default "*" - a call that names nothing */
  readonly resource?: string;

  /** Condition keys and their values; a key that is not here is absent from the call. @default {} */
  readonly context?: Readonly<Record<string, string | readonly string[]>> | undefined;
}

/**
 * Whether policies allow a call: a Deny wins, then an Allow, else it is denied.
 *
 * As much of IAM as these policies use; the simulated AWS has no SimulatePrincipalPolicy. An operator it doesn't know is
 * an error, so that no policy is waved through unread.
 */
export function isAllowed(statements: readonly Statement[], call: Call): boolean {
  const applying = statements.filter((statement) => applies(statement, call));
  return (
    applying.some(({ Effect }) => Effect === "Allow") && !applying.some(({ Effect }) => Effect === "Deny")
  );
}

/** Whether an action is allowed on anything at all; what is denied always is not. */
export function isEverAllowed(statements: readonly Statement[], action: string): boolean {
  const about = statements.filter((statement) => isOf(statement, action));
  return (
    about.some(({ Effect }) => Effect === "Allow") &&
    !about.some(
      ({ Effect, Resource, Condition }) => Effect === "Deny" && list(Resource).includes("*") && !Condition,
    )
  );
}

function applies(statement: Statement, { action, resource = "*", context = {} }: Call): boolean {
  const { Resource, NotResource, Condition = {} } = statement;
  const onResource = NotResource
    ? !list(NotResource).some((pattern) => matches(pattern, resource))
    : list(Resource).some((pattern) => matches(pattern, resource));
  return (
    onResource &&
    isOf(statement, action) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, accepted]) => holds(operator, context[key], list(accepted))),
    )
  );
}

/** Actions have no case. */
function isOf({ Action }: Statement, action: string): boolean {
  return list(Action).some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()));
}

function holds(
  operator: string,
  given: string | readonly string[] | undefined,
  accepted: readonly string[],
): boolean {
  const [, quantifier = "", name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const negated = name.includes("Not");
  const values = list(given);
  const compare = (value: string) => {
    const found = accepted.some((pattern) => comparison(name)(pattern, value));
    return negated ? !found : found;
  };
  if (name === "Null") return String(given === undefined) === accepted.join();
  if (given === undefined) return Boolean(ifExists) || negated || quantifier === "ForAllValues";
  return quantifier === "ForAnyValue" ? values.some(compare) : values.every(compare);
}

function comparison(operator: string): (pattern: string, value: string) => boolean {
  switch (operator.replace("Not", "")) {
    case "StringEquals":
    case "Bool":
      return (pattern, value) => pattern === value;
    case "StringLike":
    case "ArnLike":
    case "ArnEquals":
      return matches;
    default:
      throw new Error(`no such operator here: ${operator}`);
  }
}

/** IAM's wildcards: any characters, colons and slashes among them. */
function matches(pattern: string, value: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(value);
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === "string" ? [value] : (value ?? []);
}
