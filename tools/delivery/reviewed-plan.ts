import type { PlanFile } from "../plan/plan-file";
import type { Review } from "../review/review";

/** What is about to be applied. */
export interface PlanToApply {
  readonly file: PlanFile;

  /** Of the state as it is now. @default - there is no state yet */
  readonly state?: { readonly serial: number; readonly lineage: string } | undefined;

  /** Of the code, as it is now. @default - not in a Git repository */
  readonly commit: string | undefined;

  /** Version of the Terraform that would apply it. */
  readonly terraform: string;
}

/** Everything in which a plan is not what was reviewed; nothing when it is. */
export function differencesFromReview(stack: string, review: Review, plan: PlanToApply): string[] {
  const reviewed = review.stacks.find(({ name }) => name === stack);
  if (!reviewed) return [`the review is of ${review.stacks.map(({ name }) => name).join(", ") || "nothing"}`];
  if (reviewed.problem !== undefined) return [`it was not reviewed: ${reviewed.problem}`];
  if (reviewed.planAgainAfter.length > 0) {
    return [`it was planned with values that ${reviewed.planAgainAfter.join(", ")} was about to change`];
  }
  const { sha256, serial, lineage, terraform } = reviewed.planned;
  const { file, state, commit } = plan;
  return [
    ...differs("the plan file (SHA-256)", sha256, file.sha256),
    ...differs("the state's serial", serial, state?.serial ?? 0),
    ...differs("the state's lineage", lineage, state?.lineage),
    ...differs("the commit", review.commit, commit),
    ...differs("Terraform", terraform, plan.terraform),
  ];
}

function differs(
  what: string,
  reviewed: string | number | undefined,
  now: string | number | undefined,
): string[] {
  if (reviewed === now) return [];
  return [`${what} was ${reviewed ?? "not known"} when it was reviewed, and is ${now ?? "not known"}`];
}
