import { inApplyOrder } from "./apply-order";
import { levelOf } from "./find-findings";
import { byLevel } from "./level";
import type { Review, StackReview } from "./review";
import { staleInputs } from "./stale-inputs";
import { sum } from "./summary";
import type { Waiver } from "./waivers";

/**
 * One review of what was planned apart, e.g. each stack by a job of its own.
 *
 * Adds what can't be seen in a single plan: the order, and inputs that are about to change.
 */
export function mergeReviews(reviews: readonly Review[]): Review {
  const all = withoutTwins(reviews.flatMap(({ stacks }) => stacks));
  const stale = staleInputs(all);
  const stacks = inApplyOrder(all).map((stack) => {
    const own = stale.filter((finding) => finding.stack === stack.name);
    return { ...stack, planAgainAfter: [...new Set(own.map(({ address }) => address.split(" ", 1).join()))] };
  });
  const position = new Map(stacks.map(({ name }, i) => [name, i]));
  const findings = [...reviews.flatMap((review) => review.findings), ...stale].sort(
    (a, b) => byLevel(a, b) || (position.get(a.stack) ?? 0) - (position.get(b.stack) ?? 0),
  );
  const commits = new Set(reviews.map(({ commit }) => commit));
  return {
    version: 1,
    level: levelOf(findings),
    summary: sum(stacks.map(({ summary }) => summary)),
    stacks,
    findings,
    waivers: {
      accepted: reviews.flatMap(({ waivers }) => waivers.accepted),
      expired: inAny(reviews.map(({ waivers }) => waivers.expired)),
      unused: inEach(reviews.map(({ waivers }) => waivers.unused)),
    },
    statements: reviews.flatMap(({ statements }) => statements),
    securityGroupRules: reviews.flatMap(({ securityGroupRules }) => securityGroupRules),
    commit: commits.size === 1 ? [...commits][0] : undefined,
  };
}

/** One of each name: a stack that was reviewed takes the place of one that was only expected. */
function withoutTwins(stacks: readonly StackReview[]): StackReview[] {
  const byName = new Map<string, StackReview>();
  for (const stack of stacks) {
    const other = byName.get(stack.name);
    if (!other || other.problem !== undefined) byName.set(stack.name, stack);
  }
  return [...byName.values()];
}

function inAny(lists: readonly (readonly Waiver[])[]): Waiver[] {
  return [...new Map(lists.flat().map((waiver) => [JSON.stringify(waiver), waiver])).values()];
}

/** A waiver that one of them needs is not unused. */
function inEach(lists: readonly (readonly Waiver[])[]): Waiver[] {
  const [first = [], ...others] = lists;
  return first.filter((waiver) =>
    others.every((list) => list.some((other) => JSON.stringify(other) === JSON.stringify(waiver))),
  );
}
