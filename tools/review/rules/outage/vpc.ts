import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";

const TYPES = new Set(["aws_vpc", "aws_subnet"]);

/**
 * A network goes, and everything with an address in it: AWS refuses while an interface is left.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/vpc
 */
export const outageVpc: Rule = {
  id: "outage.vpc",
  check(change, { plan }) {
    if (!goesAway(change, TYPES)) return undefined;
    const owner = ownerThatGoes(change, "vpc_id", plan);
    if (owner) return goesWithOwner(change, owner);
    const name = change.type === "aws_vpc" ? "VPC" : "subnet";
    return {
      level: "outage",
      what: `The ${name} ${showValue(change.before["cidr_block"])} ${goesInTurn(change)}, with everything in it; the apply waits there, and fails, while a network interface is left`,
      evidence: [seenActions(change), seen(change, "before", "cidr_block")],
      fix: `make a new ${name} beside it, move what is in it, and take this one away last`,
    };
  },
};
