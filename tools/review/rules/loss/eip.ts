import { type Change, destroys } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { goesWithOwner, mayComeBack } from "../outage/going";

/**
 * An address is given back to AWS and can't be had again: those who let it through their firewalls have to let through
 * another.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/eip
 */
export const lossEip: Rule = {
  id: "loss.eip",
  check(change, { plan }) {
    if (!destroys(change) || change.deposed !== undefined || change.type !== "aws_eip") return undefined;
    const nat = natOf(change, plan);
    if (nat) return goesWithOwner(change, nat);
    const address = change.before["public_ip"];
    return {
      level: "outage",
      what: `The public address ${typeof address === "string" ? `${address} ` : ""}${goes(change)}, and can't be had back`,
      evidence: [seenActions(change), seen(change, "before", "public_ip")],
      fix: "find out who lets it through a firewall, or has it in DNS; keep it if anybody does",
    };
  },
};

/** The NAT gateway that has the address and goes for good as well: it tells where packets come from afterwards. */
function natOf(change: Change, plan: Plan): Change | undefined {
  const { id } = change.before;
  if (typeof id !== "string" || mayComeBack(change, plan)) return undefined;
  return plan.changes.find(
    ({ type, kind, before, deposed }) =>
      type === "aws_nat_gateway" &&
      kind === "delete" &&
      deposed === undefined &&
      before["allocation_id"] === id,
  );
}
