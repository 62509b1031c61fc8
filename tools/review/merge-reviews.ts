import { inApplyOrder } from "./apply-order";
import { bySeriousness } from "./by-seriousness";
import { levelOf } from "./find-findings";
import { GONE_STACK } from "./gone-stacks";
import type { Review, StackReview } from "./review";
import { STALE_INPUT, staleInputs } from "./stale-inputs";
import { sum } from "./summary";
import type { Waiver } from "./waivers";

/**
 * One review of what was planned apart, e.g. each stack by a job of its own.
 *
 * Adds what can't be seen in a single plan: the order, and inputs that are about to change. Of a stack that is in several,
 * one that was reviewed counts, and not one that was only expected.
 */
export function mergeReviews(reviews: readonly Review[]): Review {
  const parts = oneOfEachStack(reviews);
  const all = parts.flatMap(({ stacks }) => stacks);
  const stale = staleInputs(all);
  const stacks = inApplyOrder(all).map((stack) => {
    const own = stale.filter((finding) => finding.stack === stack.name);
    return { ...stack, planAgainAfter: [...new Set(own.map(({ address }) => address.split(" ", 1).join()))] };
  });
  const position = new Map(stacks.map(({ name }, i) => [name, i]));
  const gone = new Map(
    reviews
      .flatMap((review) => review.findings)
      .filter(({ rule, stack }) => rule === GONE_STACK && !position.has(stack))
      .map((finding) => [finding.stack, finding]),
  );
  const findings = [...parts.flatMap((part) => part.findings), ...gone.values(), ...stale].sort(
    (a, b) => bySeriousness(a, b) || (position.get(a.stack) ?? -1) - (position.get(b.stack) ?? -1),
  );
  const commits = new Set(reviews.map(({ commit }) => commit));
  return {
    version: 1,
    level: levelOf(findings),
    summary: sum(stacks.map(({ summary }) => summary)),
    stacks,
    findings,
    waivers: {
      accepted: parts.flatMap(({ waivers }) => waivers.accepted),
      expired: inAny(parts.map(({ waivers }) => waivers.expired)),
      unused: inEach(parts.map(({ waivers }) => waivers.unused)),
    },
    statements: parts.flatMap(({ statements }) => statements),
    securityGroupRules: parts.flatMap(({ securityGroupRules }) => securityGroupRules),
    commit: commits.size === 1 ? [...commits][0] : undefined,
  };
}

/** Reviews without the stacks that another review has, and without what is found between stacks: that is found again. */
function oneOfEachStack(reviews: readonly Review[]): Review[] {
  const winners = new Map<string, StackReview>();
  for (const stack of reviews.flatMap(({ stacks }) => stacks)) {
    const other = winners.get(stack.name);
    if (!other || other.problem !== undefined) winners.set(stack.name, stack);
  }
  return reviews.map((review) => {
    const stacks = review.stacks.filter((stack) => winners.get(stack.name) === stack);
    const names = new Set(stacks.map(({ name }) => name));
    const isOwn = ({ stack }: { readonly stack: string }) => names.has(stack);
    return {
      ...review,
      stacks,
      findings: review.findings.filter((finding) => isOwn(finding) && finding.rule !== STALE_INPUT),
      waivers: {
        ...review.waivers,
        accepted: review.waivers.accepted.filter(({ finding }) => isOwn(finding)),
      },
      statements: review.statements.filter(isOwn),
      securityGroupRules: review.securityGroupRules.filter(isOwn),
    };
  });
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
