import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

/**
 * An address is given back to AWS and can't be had again: those who let it through their firewalls have to let through
 * another.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/eip
 */
export const lossEip: Rule = {
  id: "loss.eip",
  check(change) {
    if (!destroys(change) || change.deposed !== undefined || change.type !== "aws_eip") return undefined;
    const address = change.before["public_ip"];
    return {
      level: "outage",
      what: `The public address ${typeof address === "string" ? `${address} ` : ""}${goes(change)}, and can't be had back`,
      evidence: [seenActions(change), seen(change, "before", "public_ip")],
      fix: "find out who lets it through a firewall, or has it in DNS; keep it if anybody does",
    };
  },
};
