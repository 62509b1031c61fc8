import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { kept } from "../../kept";
import type { Statement } from "../../policy-document";
import { comesOrGoes, statementsOf } from "../../policy-statements";

/** What is allowed from now on and was not before: statements, less the words an older statement covers. */
export function newlyAllowed(change: Change, plan: Plan): readonly Statement[] {
  return allowedIn(plan)(change);
}

const allowedIn = kept((plan: Plan) =>
  kept((change: Change): readonly Statement[] => {
    const before = statementsOf(change, "before").filter(({ effect }) => effect === "Allow");
    return comesOrGoes(change, "after", plan)
      .filter(({ effect }) => effect === "Allow")
      .flatMap((statement) => {
        const rest = uncovered(statement, before);
        return rest ? [rest] : [];
      });
  }),
);

/** What was denied before and is not from now on. */
export function noLongerDenied(change: Change, plan: Plan): Statement[] {
  const after = statementsOf(change, "after").filter(({ effect }) => effect === "Deny");
  return comesOrGoes(change, "before", plan)
    .filter(({ effect }) => effect === "Deny")
    .flatMap((statement) => {
      const rest = uncovered(statement, after);
      return rest ? [rest] : [];
    });
}

/** What of a statement none of the others says as well; nothing when they say all of it. */
function uncovered(statement: Statement, others: readonly Statement[]): Statement | undefined {
  if (others.some((other) => covers(other, statement))) return undefined;
  const { principals, actions, resources } = statement;
  const isNew = (part: Partial<Statement>) =>
    !others.some((other) => covers(other, { ...statement, ...part }));
  const parts = {
    principals: principals.filter((principal) => isNew({ principals: [principal] })),
    actions: actions.filter((action) => isNew({ actions: [action] })),
    resources: resources.filter((resource) => isNew({ resources: [resource] })),
  };
  // Each word may be covered by one statement, and the whole by none: then the words stay.
  return {
    ...statement,
    principals: parts.principals.length > 0 ? parts.principals : principals,
    actions: parts.actions.length > 0 ? parts.actions : actions,
    resources: parts.resources.length > 0 ? parts.resources : resources,
  };
}

/** Whether everything a statement says is said by another as well. */
function covers(outer: Statement, inner: Statement): boolean {
  return (
    outer.attribute === inner.attribute &&
    coversWords(outer.principals, inner.principals, false) &&
    coversWords(outer.actions, inner.actions, true) &&
    coversWords(outer.resources, inner.resources, false) &&
    isSameList(outer.notActions, inner.notActions) &&
    isSameList(outer.notResources, inner.notResources) &&
    // Each condition narrows: those of the outer one have to hold for the inner one too.
    outer.conditions.every((condition) => inner.conditions.includes(condition))
  );
}

function coversWords(outer: readonly string[], inner: readonly string[], ignoresCase: boolean): boolean {
  if (outer.length === 0 || inner.length === 0) return outer.length === inner.length;
  return inner.every((word) =>
    outer.some((pattern) => pattern === word || matches(pattern, word, ignoresCase)),
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.join("\n") === b.join("\n");
}

/** Whether a word is one of those a pattern of IAM stands for: `*` is any text, `?` any character. */
export function matches(pattern: string, word: string, ignoresCase: boolean): boolean {
  const [p, w] = ignoresCase ? [pattern.toLowerCase(), word.toLowerCase()] : [pattern, word];
  // Not by a regular expression: whoever writes a plan could make it run for hours.
  let at = 0;
  let star = -1;
  let retry = 0;
  for (let i = 0; i < w.length; ) {
    if (p[at] === "*") {
      star = at++;
      retry = i;
    } else if (p[at] === "?" || p[at] === w[i]) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++retry;
    } else {
      return false;
    }
  }
  return /^\**$/.test(p.slice(at));
}
