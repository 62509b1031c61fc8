import type { Change } from "../plan/change";
import { type Attributes, hasUnknown, isAttributes, isList, JsonText, type Value } from "../plan/values";
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

export type Side = "before" | "after";

/** Statements of every policy document of a resource; a document that is not known has none. */
export function statementsOf(change: Change, side: Side): Statement[] {
  return Object.entries(change[side]).flatMap(([attribute, value]) => {
    const statements = documentStatements(value);
    return statements.filter(isAttributes).map((statement) => normalised(attribute, statement));
  });
}

/** Statements that one side has and the other has not. */
export function onlyOn(change: Change, side: Side): Statement[] {
  const other = new Set(
    statementsOf(change, side === "before" ? "after" : "before").map((one) => JSON.stringify(one)),
  );
  return statementsOf(change, side).filter((statement) => !other.has(JSON.stringify(statement)));
}

/** Attributes that are policy documents, and that only the apply will tell. */
export function unknownPolicies({ before, after, kind }: Change): string[] {
  if (kind === "delete" || kind === "none") return [];
  return Object.keys(after).filter(
    (name) =>
      /(^|_)policy$/.test(name) && hasUnknown(after[name]) && !(kind === "update" && before[name] === null),
  );
}

function documentStatements(value: Value | undefined): readonly Value[] {
  if (!(value instanceof JsonText) || !isAttributes(value.value)) return [];
  const statements = value.value["Statement"];
  if (isList(statements)) return statements;
  return isAttributes(statements) ? [statements] : [];
}

function normalised(attribute: string, statement: Attributes): Statement {
  return {
    attribute,
    effect: String(statement["Effect"] ?? "Allow"),
    principals: [
      ...principalsOf(statement["Principal"]),
      ...principalsOf(statement["NotPrincipal"]).map((principal) => `not ${principal}`),
    ],
    actions: words(statement["Action"]),
    notActions: words(statement["NotAction"]),
    resources: words(statement["Resource"]),
    notResources: words(statement["NotResource"]),
    conditions: conditionsOf(statement["Condition"]),
  };
}

function words(value: Value | undefined): string[] {
  if (value === undefined || value === null) return [];
  const list = isList(value) ? value : [value];
  return list.map((word) => (typeof word === "string" ? word : showValue(word))).sort();
}

function principalsOf(principal: Value | undefined): string[] {
  if (!isAttributes(principal)) return words(principal);
  return Object.entries(principal)
    .flatMap(([kind, who]) => words(who).map((word) => `${kind}: ${word}`))
    .sort();
}

function conditionsOf(condition: Value | undefined): string[] {
  if (!isAttributes(condition)) return [];
  return Object.entries(condition)
    .flatMap(([operator, keys]) =>
      isAttributes(keys)
        ? Object.entries(keys).map(([key, value]) => `${operator} ${key} = ${words(value).join(", ")}`)
        : [operator],
    )
    .sort();
}
