import type { PlanRule, Rule } from "../rule";
import { lossIndexShift } from "./loss/index-shift";
import { reviewChecks } from "./review/checks";
import { reviewDriftOverwritten } from "./review/drift-overwritten";
import { reviewForget } from "./review/forget";
import { reviewImportAccount } from "./review/import-account";
import { reviewImportPolicy } from "./review/import-policy";
import { exposureOutputNotSensitive } from "./review/output-not-sensitive";
import { reviewRequested } from "./review/requested";
import { reviewTainted } from "./review/tainted";

/** What somebody who knows has to look at. */
export const reviewRules: readonly Rule[] = [
  reviewTainted,
  reviewRequested,
  reviewForget,
  reviewImportAccount,
  reviewImportPolicy,
  reviewDriftOverwritten,
];

/** What can only be seen of a plan as a whole. */
export const reviewPlanRules: readonly PlanRule[] = [
  lossIndexShift,
  reviewChecks,
  exposureOutputNotSensitive,
];
