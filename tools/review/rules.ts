import type { Rules } from "./find-findings";
import { costRules } from "./rules/cost";
import { exposureRules } from "./rules/exposure";
import { lossRules } from "./rules/loss";
import { outageRules } from "./rules/outage";
import { reviewPlanRules, reviewRules } from "./rules/review";
import { routineRules } from "./rules/routine";

/** Every rule there is. */
export const RULES: Rules = {
  rules: [...lossRules, ...outageRules, ...exposureRules, ...costRules, ...routineRules, ...reviewRules],
  planRules: reviewPlanRules,
};
