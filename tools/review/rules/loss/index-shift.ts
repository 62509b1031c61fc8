import type { Change } from "../../../plan/change";
import { withoutKey } from "../../../plan/plan";
import type { FoundAt, PlanRule } from "../../rule";
import { seenActions } from "../../seen";

/**
 * Who takes an element out of the middle of a counted list moves all that come after it: the last one is destroyed, and
 * the others turn into their neighbours.
 */
export const lossIndexShift: PlanRule = {
  id: "loss.index-shift",
  checkPlan({ plan }) {
    const gone = plan.changes.filter(({ reason }) => reason === "delete_because_count_index");
    const blocks = new Set(gone.map(({ address }) => withoutKey(address)));
    return [...blocks].flatMap((block) => {
      const own = plan.changes.filter(({ address }) => withoutKey(address) === block);
      const turned = own.filter(({ kind }) => kind === "update" || kind === "replace");
      return turned.length > 0 ? [shifted(block, own.filter(isGone), turned)] : [];
    });
  },
};

function isGone({ reason }: Change): boolean {
  return reason === "delete_because_count_index";
}

function shifted(block: string, gone: readonly Change[], turned: readonly Change[]): FoundAt {
  const list = (changes: readonly Change[]) => changes.map(({ address }) => address).join(", ");
  return {
    address: block,
    path: gone[0]?.path,
    level: "review",
    what: `It looks as if an element was taken out of the middle: ${list(gone)} goes, and ${list(turned)} changes into its neighbour`,
    evidence: [...gone, ...turned].map(seenActions),
    fix: "give the elements keys (for_each) and tell Terraform where each one moved",
  };
}
