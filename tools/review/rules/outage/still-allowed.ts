import { type Change, isReal } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { kept } from "../../kept";
import type { Statement } from "../../policy-document";
import { isUntold, onlyOn, statementsOf } from "../../policy-statements";

/** Whom a policy is written for. */
const HOLDERS = ["role", "user", "group", "bucket", "queue_url", "repository", "secret_arn", "key_id"];

/**
 * Actions that a change stops allowing, with what is left of their statements: what another statement of the plan allows
 * to the same holder is not among them, nor what a document says that nothing tells before the apply.
 */
export function noLongerAllowed(change: Change, plan: Plan): Statement[] {
  const gone = onlyOn(change, "before").filter(
    ({ effect, attribute }) => effect === "Allow" && !isUntold(change, attribute),
  );
  if (gone.length === 0) return [];
  const others = allowing(plan)
    .filter((other) => other.address !== change.address && isOfSameHolder(change, other))
    .flatMap((other) => statementsOf(other, "after"));
  const candidates = [...statementsOf(change, "after"), ...others].filter(({ effect }) => effect === "Allow");
  return gone.flatMap((statement) => rest(statement, candidates));
}

/** What has a policy afterwards. */
const allowing = kept(({ changes }: Plan) =>
  changes.filter((change) => isReal(change) && statementsOf(change, "after").length > 0),
);

function rest(statement: Statement, candidates: readonly Statement[]): Statement[] {
  if (statement.notActions.length + statement.notResources.length > 0) {
    return candidates.some((one) => textOf(one) === textOf(statement)) ? [] : [statement];
  }
  const isGone = (action: string, resource?: string) =>
    !candidates.some((one) => allows(one, statement, action, resource));
  const { actions, resources } = statement;
  if (resources.length === 0) {
    const gone = actions.filter((action) => isGone(action));
    return gone.length > 0 ? [{ ...statement, actions: gone }] : [];
  }
  const left = {
    actions: actions.filter((action) => resources.some((resource) => isGone(action, resource))),
    resources: resources.filter((resource) => actions.some((action) => isGone(action, resource))),
  };
  return left.actions.length > 0 ? [{ ...statement, ...left }] : [];
}

function allows(
  { principals, actions, resources, conditions }: Statement,
  statement: Statement,
  action: string,
  resource?: string,
): boolean {
  return (
    actions.some((pattern) => matches(pattern, action)) &&
    (resource === undefined || resources.some((pattern) => matches(pattern, resource))) &&
    statement.principals.every((principal) => principals.includes(principal)) &&
    (conditions.length === 0 || conditions.join() === statement.conditions.join())
  );
}

/** Whether a pattern such as `s3:Get*` covers a word, which may be a narrower pattern. */
function matches(pattern: string, word: string): boolean {
  const [first = "", ...others] = pattern.toLowerCase().split("*");
  const text = word.toLowerCase();
  if (others.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  const last = others.pop() ?? "";
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function isOfSameHolder(change: Change, other: Change): boolean {
  return HOLDERS.every((name) => {
    const [a, b] = [change.before[name], other.after[name]];
    return typeof a !== "string" || typeof b !== "string" || a === b;
  });
}

function textOf({ attribute: _, ...content }: Statement): string {
  return JSON.stringify(content);
}
