import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";

const TYPES = new Set([
  "aws_internet_gateway",
  "aws_internet_gateway_attachment",
  "aws_egress_only_internet_gateway",
]);

/**
 * The way between a network and the internet, in both directions: load balancers and NAT gateways stand behind it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/internet_gateway
 */
export const outageIgw: Rule = {
  id: "outage.igw",
  check(change, { plan }) {
    if (!goesAway(change, TYPES)) return undefined;
    const owner = ownerThatGoes(change, "vpc_id", plan) ?? ownerThatGoes(change, "internet_gateway_id", plan);
    if (owner) return goesWithOwner(change, owner);
    return {
      level: "outage",
      what: `The internet gateway ${goesInTurn(change)}: no traffic passes through it any more`,
      evidence: [seenActions(change), seen(change, "before", "vpc_id")],
      fix: "keep it, or see that nothing in the VPC needs the internet",
    };
  },
};
