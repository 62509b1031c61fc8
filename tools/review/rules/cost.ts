import type { Rule } from "../rule";
import { costNewFixed } from "./cost/new-fixed";
import { costRetentionUp } from "./cost/retention-up";
import { costSize } from "./cost/size";

/** What raises the bill. */
export const costRules: readonly Rule[] = [costNewFixed, costSize, costRetentionUp];
