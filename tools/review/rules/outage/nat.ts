import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { egressWithout } from "./egress";
import { goesAway, goesInTurn, isNameTaken } from "./going";

const TYPES = new Set(["aws_nat_gateway"]);

/**
 * Private subnets reach the internet through it, and others may let in only its address.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/nat_gateway
 */
export const outageNat: Rule = {
  id: "outage.nat",
  check(change, { plan }) {
    if (!goesAway(change, TYPES)) return undefined;
    const evidence = [seenActions(change), seen(change, "before", "public_ip")];
    if (isNameTaken(change, "allocation_id")) {
      return {
        level: "outage",
        what: `The NAT gateway ${goes(change)}, and the apply fails there: the old one still has the elastic IP`,
        evidence: [...evidence, seen(change, "after", "allocation_id")],
        mitigation: "the old one keeps working",
        fix: "give the new one an elastic IP of its own, or let the old one go first",
      };
    }
    if (change.order === "create-first") {
      return {
        level: "review",
        what: `The NAT gateway ${goes(change)}: egress comes from another address, and open connections break`,
        evidence,
        mitigation: "the new one is made before the old one goes",
        fix: "tell those who let in only the old address",
      };
    }
    if (change.kind === "delete") return { level: "outage", evidence, ...egressWithout(change, plan) };
    const address = change.before["allocation_id"];
    const keepsAddress = typeof address === "string" && address === change.after["allocation_id"];
    return {
      level: "outage",
      what: `The NAT gateway ${goesInTurn(change)}: private subnets can't reach the internet${keepsAddress ? " until the new one is there" : ", or come from another address"}`,
      evidence,
      ...(keepsAddress && { mitigation: "brief; the address stays" }),
      fix: "make the new one beside it, move the routes, and take this one away last",
    };
  },
};
