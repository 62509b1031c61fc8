import type { Finding } from "./find-findings";
import { GONE_STACK } from "./gone-stacks";
import { byLevel } from "./level";
import { RULES } from "./rules";
import { STALE_INPUT } from "./stale-inputs";
import { RENAME } from "./with-renames";

/** Findings that speak for others come before all. */
const FIRST = [RENAME, STALE_INPUT, GONE_STACK];

/** Rules as they are listed. */
const ORDER = [...RULES.rules, ...RULES.planRules].map(({ id }) => id);

/** Sorts the worst first, and of one level the more serious. */
export function bySeriousness(a: Finding, b: Finding): number {
  return byLevel(a, b) || rankOf(a) - rankOf(b);
}

/** What is found by rules that look for this level comes before what other rules have toned down; what no rule knows is last. */
function rankOf({ rule, level }: Finding): number {
  const first = FIRST.indexOf(rule);
  if (first !== -1) return first - FIRST.length;
  const position = ORDER.indexOf(rule);
  if (position === -1) return 2 * ORDER.length;
  return position + (rule.startsWith(`${level}.`) ? 0 : ORDER.length);
}
