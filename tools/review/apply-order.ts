import type { StackReview } from "./review";

/** Stacks in the order in which they can be applied: one whose state another reads comes before it. */
export function inApplyOrder(stacks: readonly StackReview[]): StackReview[] {
  const ordered = new Set<StackReview>();
  const visit = (stack: StackReview, path: readonly StackReview[]) => {
    if (ordered.has(stack) || path.includes(stack)) return;
    for (const producer of producersOf(stack, stacks)) visit(producer, [...path, stack]);
    ordered.add(stack);
  };
  for (const stack of stacks) visit(stack, []);
  return [...ordered];
}

/** The stacks whose state a stack reads. */
export function producersOf(stack: StackReview, stacks: readonly StackReview[]): StackReview[] {
  const read = new Set(stack.reads.map(({ backend }) => backend));
  return stacks.filter((other) => other !== stack && other.backend !== undefined && read.has(other.backend));
}
