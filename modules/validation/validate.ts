import type { Construct, IConstruct } from "constructs";

/** A sentence saying which rule is broken and what would keep it; anything else is a rule that holds. */
export type Problem = string | false | undefined;

/**
 * Notes the broken rules of a construct, to be reported together with those of all others.
 *
 * It does not throw: one run shows everything there is to mend. So what is built from a wrong value must not throw
 * either; nothing of it is ever written.
 */
export function validate(construct: Construct, problems: readonly Problem[]): void {
  const found = problems.filter((problem): problem is string => Boolean(problem));
  if (found.length > 0) construct.node.addValidation({ validate: () => found });
}

/** Broken rules below a construct: a heading with the construct's path, then a line for each rule. */
export function problemsIn(scope: IConstruct): string[] {
  return scope.node.findAll().flatMap(({ node }) => {
    const found = [...new Set(node.validate())];
    return found.length > 0 ? [`${node.path}:`, ...found.map((problem) => `  - ${problem}`)] : [];
  });
}

/**
 * Refuses to go on when a rule is broken anywhere below a construct.
 *
 * @throws Error that lists every broken rule under the path of its construct
 */
export function assertValid(scope: IConstruct): void {
  const problems = problemsIn(scope);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
