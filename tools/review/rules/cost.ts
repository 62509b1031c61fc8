import type { Rule } from "../rule";

/** What raises the bill. */
export const costRules: readonly Rule[] = [];
