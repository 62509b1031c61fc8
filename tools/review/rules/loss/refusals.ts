import type { Change } from "../../../plan/change";
import type { Found } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

const NOTHING_LOST = "nothing is lost; what comes after it is not done";

/** Its protection is on: AWS refuses to destroy it, and the apply stops there. */
export function refusedByProtection(change: Change, thing: string, protection: string): Found | undefined {
  const value = change.before[protection];
  if (value !== true && value !== "ACTIVE") return undefined;
  return {
    level: "outage",
    what: `The ${thing} ${goes(change)}, and the apply fails there: ${protection} is on`,
    evidence: [seenActions(change), seen(change, "before", protection)],
    mitigation: NOTHING_LOST,
    fix: keepOr(change, `turn ${protection} off in an apply before`),
  };
}

/**
 * It may not be destroyed with something in it, unless the flag in the state says so.
 *
 * A flag that nobody set is null in the state, and off for the provider.
 */
export function refusedUnlessEmpty(change: Change, thing: string, flag: string): Found | undefined {
  const value = change.before[flag];
  if (value !== false && value !== null) return undefined;
  return {
    level: "outage",
    what: `The ${thing} ${goes(change)}, and the apply fails there unless it is empty: ${flag} is off`,
    evidence: [seenActions(change), seen(change, "before", flag)],
    mitigation: NOTHING_LOST,
    fix: keepOr(change, "move out what is in it before"),
  };
}

function keepOr({ kind, address }: Change, otherwise: string): string {
  const keep =
    kind === "replace" ? "take back what forces the replacement" : `put ${address} back into the code`;
  return `${keep}, or ${otherwise}`;
}
