import type { Rule } from "../rule";

/** What widens access, or removes a guard. */
export const exposureRules: readonly Rule[] = [];
