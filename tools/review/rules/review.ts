import type { PlanRule, Rule } from "../rule";

/** What somebody who knows has to look at. */
export const reviewRules: readonly Rule[] = [];

/** The same, of a plan as a whole. */
export const reviewPlanRules: readonly PlanRule[] = [];
