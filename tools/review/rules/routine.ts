import type { Rule } from "../rule";
import { routineAmi } from "./routine/ami";
import { routineRandom } from "./routine/random";
import { routineRelease } from "./routine/release";
import { routineReplace } from "./routine/replace";

/** What happens on every release. */
export const routineRules: readonly Rule[] = [routineReplace, routineRelease, routineAmi, routineRandom];
