import type { Plan } from "../plan/plan";

/** Stacks in the order in which they can be applied: one whose state another reads comes before it. */
export function inApplyOrder(plans: readonly Plan[]): Plan[] {
  const ordered: Plan[] = [];
  const visit = (plan: Plan, path: readonly Plan[]) => {
    if (ordered.includes(plan) || path.includes(plan)) return;
    for (const producer of producersOf(plan, plans)) visit(producer, [...path, plan]);
    ordered.push(plan);
  };
  for (const plan of plans) visit(plan, []);
  return ordered;
}

/** The plans whose state a plan reads. */
export function producersOf(plan: Plan, plans: readonly Plan[]): Plan[] {
  const read = new Set(plan.synthesis?.remoteStates.map(({ backend }) => backend));
  return plans.filter(
    ({ synthesis, stack }) =>
      stack !== plan.stack && synthesis?.backend !== undefined && read.has(synthesis.backend),
  );
}
