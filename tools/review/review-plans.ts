import type { Plan } from "../plan/plan";
import { inApplyOrder } from "./apply-order";
import { findFindings, levelOf, type Rules } from "./find-findings";
import { byLevel } from "./level";
import type { Planned, Review, StackReview } from "./review";
import { reviewStack } from "./review-stack";
import { securityGroupRows } from "./security-group-rows";
import { statementRows } from "./statement-rows";
import { NOTHING, sum } from "./summary";
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
  readonly problem: string;
}

export interface ReviewProps {
  readonly plans: readonly PlanToReview[];

  /** Stacks that should have been planned, and were not. */
  readonly unreviewed: readonly Unreviewed[];

  readonly rules: Rules;
  readonly waivers: readonly Waiver[];

  /** Day on which the waivers have to count. */
  readonly today: Date;

  /** @default - not known */
  readonly commit?: string;
}

/** Reviews the plans of stacks together. */
export function reviewPlans({ plans, unreviewed, rules, waivers, today, commit }: ReviewProps): Review {
  const ordered = inApplyOrder(plans.map(({ plan }) => plan));
  const found = ordered
    .flatMap((plan) => withRenames(plan, findFindings(plan, ordered, rules)))
    .sort(byLevel);
  const { findings, report } = withoutWaived(found, waivers, today);
  const stacks = ordered.map((plan) =>
    reviewStack(
      plan,
      findings.filter(({ stack }) => stack === plan.stack),
      plans.find((candidate) => candidate.plan === plan)?.planned,
    ),
  );
  return {
    version: 1,
    level: levelOf(findings),
    summary: sum(stacks.map(({ summary }) => summary)),
    stacks: [...stacks, ...unreviewed.map(unreviewedStack)],
    findings,
    waivers: report,
    statements: ordered.flatMap(statementRows),
    securityGroupRules: ordered.flatMap(securityGroupRows),
    commit,
  };
}

/** In its place, so that it is not missed. */
function unreviewedStack({ stack, problem }: Unreviewed): StackReview {
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
    diagram: { nodes: [], edges: [] },
    planned: { isComplete: false },
  };
}
