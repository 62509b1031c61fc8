import { type Attributes, Hidden, isAttributes, isList, JsonText, type Value } from "../plan/values";
import { showValue } from "./show-value";

/** One statement of a policy document; lists sorted, a single word written as a list of one. */
export interface Statement {
  /** Attribute the document is in, e.g. `assume_role_policy`. */
  readonly attribute: string;

  readonly effect: string;

  /** `*`, or `<kind>: <who>`, e.g. `Service: ecs-tasks.amazonaws.com`; a leading `not` for NotPrincipal. */
  readonly principals: readonly string[];

  /** Empty where NotAction is used. */
  readonly actions: readonly string[];

  readonly notActions: readonly string[];

  /** Empty where NotResource is used, and in a trust policy. */
  readonly resources: readonly string[];

  readonly notResources: readonly string[];

  /** `StringEquals aws:SourceAccount = …`, one each. */
  readonly conditions: readonly string[];
}

export type Words = (value: Value | undefined) => string[];

export const HIDDEN = "(sensitive";

/** Reads a word or a list of words; words that are hidden, and not the same, stay apart. */
export function wordReader(): Words {
  const hidden: Hidden[] = [];
  const read = (value: Value): string => {
    if (typeof value === "string") return value;
    if (!(value instanceof Hidden)) return showValue(value);
    const known = hidden.findIndex((one) => one.isSame(value));
    const position = known < 0 ? hidden.push(value) : known + 1;
    return position === 1 ? `${HIDDEN})` : `${HIDDEN} ${position})`;
  };
  return (value) => {
    if (value === undefined || value === null) return [];
    return [...new Set((isList(value) ? value : [value]).map(read))].sort();
  };
}

/** Statements of every document in the attributes of a resource. */
export function statementsIn(attributes: Attributes, words: Words): Statement[] {
  return Object.entries(attributes).flatMap(([attribute, value]) =>
    documentsIn(value)
      .flatMap(documentStatements)
      .map((statement) => normalised(attribute, statement, words)),
  );
}

/** The document in an attribute, or those in its blocks, such as `inline_policy`. */
function documentsIn(value: Value | undefined): JsonText[] {
  if (value instanceof JsonText) return [value];
  if (!isList(value)) return [];
  return value
    .filter(isAttributes)
    .flatMap((block) => Object.values(block).filter((own) => own instanceof JsonText));
}

function documentStatements({ value }: JsonText): readonly Attributes[] {
  if (!isAttributes(value)) return [];
  const statements = value["Statement"];
  if (isList(statements)) return statements.filter(isAttributes);
  return isAttributes(statements) ? [statements] : [];
}

function normalised(attribute: string, statement: Attributes, words: Words): Statement {
  return {
    attribute,
    effect: String(statement["Effect"] ?? "Allow"),
    principals: [
      ...principalsOf(statement["Principal"], words),
      ...principalsOf(statement["NotPrincipal"], words).map((principal) => `not ${principal}`),
    ],
    actions: words(statement["Action"]),
    notActions: words(statement["NotAction"]),
    resources: words(statement["Resource"]),
    notResources: words(statement["NotResource"]),
    conditions: conditionsOf(statement["Condition"], words),
  };
}

function principalsOf(principal: Value | undefined, words: Words): string[] {
  if (!isAttributes(principal)) return words(principal);
  const all = Object.entries(principal).flatMap(([kind, who]) =>
    words(who).map((word) => principalInWords(kind, word)),
  );
  return [...new Set(all)].sort();
}

/**
 * AWS takes `{ AWS: "*" }` for `*`, and the number of an account for its root.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function principalInWords(kind: string, who: string): string {
  if (kind !== "AWS") return `${kind}: ${who}`;
  if (who === "*") return "*";
  return /^\d{12}$/.test(who) ? `AWS: arn:aws:iam::${who}:root` : `AWS: ${who}`;
}

function conditionsOf(condition: Value | undefined, words: Words): string[] {
  if (!isAttributes(condition)) return [];
  return Object.entries(condition)
    .flatMap(([operator, keys]) =>
      isAttributes(keys)
        ? Object.entries(keys).map(([key, value]) => `${operator} ${key} = ${words(value).join(", ")}`)
        : [operator],
    )
    .sort();
}
