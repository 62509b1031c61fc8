import type { Finding } from "./find-findings";
import { GONE_STACK } from "./gone-stacks";
import { byLevel } from "./level";
import { RULES } from "./rules";
import { STALE_INPUT } from "./stale-inputs";
import { RENAME } from "./with-renames";

/** Rules as they are listed, after those that speak for others. */
const ORDER = [RENAME, STALE_INPUT, GONE_STACK, ...[...RULES.rules, ...RULES.planRules].map(({ id }) => id)];

/** Sorts the worst first, and of one level the more serious; what no rule knows comes last. */
export function bySeriousness(a: Finding, b: Finding): number {
  return byLevel(a, b) || rankOf(a) - rankOf(b);
}

function rankOf({ rule }: Finding): number {
  const rank = ORDER.indexOf(rule);
  return rank === -1 ? ORDER.length : rank;
}
