import type { Rule } from "../rule";
import { routineReplace } from "./routine/replace";

/** What happens on every release. */
export const routineRules: readonly Rule[] = [routineReplace];
