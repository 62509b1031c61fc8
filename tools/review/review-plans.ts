import type { Plan } from "../plan/plan";
import { findFindings, levelOf, type Rules } from "./find-findings";
import { findGoneStacks, type GoneStack } from "./gone-stacks";
import { mergeReviews } from "./merge-reviews";
import type { Planned, Review, StackReview } from "./review";
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

  /** Stacks that left the code. @default - none is known */
  readonly gone?: readonly GoneStack[] | undefined;

  readonly rules: Rules;
  readonly waivers: readonly Waiver[];

  /** Day on which the waivers have to count. */
  readonly today: Date;

  /** Of the code that was planned. @default - not known */
  readonly commit?: string | undefined;
}

/** Reviews the plans of stacks together. */
export function reviewPlans(props: ReviewProps): Review {
  const { plans, unreviewed, gone = [], rules, waivers, today, commit } = props;
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
  const withoutPlan: Review = {
    version: 1,
    level: "safe",
    summary: NOTHING,
    stacks: unreviewed.map(notReviewed),
    findings: findGoneStacks(gone),
    waivers: { accepted: [], expired: [], unused: [] },
    statements: [],
    securityGroupRules: [],
    commit,
  };
  return mergeReviews(unreviewed.length + gone.length > 0 ? [...ofPlans, withoutPlan] : ofPlans);
}

/** In the place of a stack there is no plan of. */
function notReviewed({ stack, problem }: Unreviewed): StackReview {
  return {
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
  };
}
