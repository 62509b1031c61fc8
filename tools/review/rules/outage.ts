import type { Rule } from "../rule";

/** What users notice, or what stops an apply half-way. */
export const outageRules: readonly Rule[] = [];
