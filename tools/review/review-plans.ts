import type { Plan } from "../plan/plan";
import { findFindings, levelOf, type Rules } from "./find-findings";
import { mergeReviews } from "./merge-reviews";
import type { Planned, Review } from "./review";
import { reviewStack } from "./review-stack";
import { securityGroupRows } from "./security-group-rows";
import { statementRows } from "./statement-rows";
import { NOTHING } from "./summary";
import { type Waiver, withoutWaived } from "./waivers";
import { withRenames } from "./with-renames";

/** A plan, and what is known about the file it came from. */
export interface PlanToReview {
  readonly plan: Plan;

  /** @default - the plan file is not known */
  readonly planned?: Partial<Planned>;
}

/** A stack there is no plan of. */
export interface Unreviewed {
  readonly stack: string;

  /** Why there is none. */
  readonly problem: string;
}

export interface ReviewProps {
  readonly plans: readonly PlanToReview[];

  /** Stacks that should have been planned, and were not: they are shown in their place. */
  readonly unreviewed: readonly Unreviewed[];

  readonly rules: Rules;
  readonly waivers: readonly Waiver[];

  /** Day on which the waivers have to count. */
  readonly today: Date;

  /** Of the code that was planned. @default - not known */
  readonly commit?: string | undefined;
}

/** Reviews the plans of stacks together. */
export function reviewPlans({ plans, unreviewed, rules, waivers, today, commit }: ReviewProps): Review {
  const ofPlans = plans.map(({ plan, planned }): Review => {
    const found = withRenames(plan, findFindings(plan, rules));
    const { findings, report } = withoutWaived(found, waivers, today);
    const stack = reviewStack(plan, findings, planned);
    return {
      version: 1,
      level: levelOf(findings),
      summary: stack.summary,
      stacks: [stack],
      findings,
      waivers: report,
      statements: statementRows(plan),
      securityGroupRules: securityGroupRows(plan),
      commit,
    };
  });
  return mergeReviews([...ofPlans, ...unreviewed.map((one) => notReviewed(one, commit))]);
}

/** In the place of a stack there is no plan of. */
export function notReviewed({ stack, problem }: Unreviewed, commit?: string): Review {
  return {
    version: 1,
    level: "safe",
    summary: NOTHING,
    stacks: [
      {
        name: stack,
        level: "safe",
        summary: NOTHING,
        problem,
        changes: [],
        folded: [],
        drift: [],
        outputs: [],
        unknown: [],
        lacks: [],
        reads: [],
        planAgainAfter: [],
        diagram: { nodes: [], edges: [] },
        planned: { isComplete: false },
      },
    ],
    findings: [],
    waivers: { accepted: [], expired: [], unused: [] },
    statements: [],
    securityGroupRules: [],
    commit,
  };
}
