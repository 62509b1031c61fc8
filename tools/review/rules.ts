import type { Rules } from "./find-findings";
import { costRules } from "./rules/cost";
import { exposureRules } from "./rules/exposure";
import { lossRules } from "./rules/loss";
import { outageRules } from "./rules/outage";
import { reviewPlanRules, reviewRules } from "./rules/review";
import { routineRules } from "./rules/routine";

/**
 * Every rule there is, in the order in which findings of one level are told: the more serious first. An alarm that goes is an
 * exposure as a public database is one, and comes after it.
 */
export const RULES: Rules = {
  rules: [...lossRules, ...exposureRules, ...outageRules, ...costRules, ...routineRules, ...reviewRules],
  planRules: reviewPlanRules,
};
