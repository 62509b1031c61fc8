import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { isAttributes } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { seenActions } from "../../seen";
import { destinationOf, stopsWithout } from "./destinations";
import { edited, editsBelow, fromTo, seenBoth } from "./editing";
import { ownerThatGoes } from "./going";

/** Who takes the packets: changed in place. */
const TARGETS = [
  "gateway_id",
  "nat_gateway_id",
  "network_interface_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "vpc_peering_connection_id",
  "egress_only_gateway_id",
  "carrier_gateway_id",
  "core_network_arn",
  "local_gateway_id",
];

/**
 * Another one takes the packets from one moment to the next: open connections break.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/route
 */
export const outageRouteTarget: Rule = {
  id: "outage.route-target",
  check(change, { plan }) {
    switch (change.type) {
      case "aws_route":
        return ofRoute(change, plan);
      case "aws_route_table":
      case "aws_default_route_table":
        return ofTable(change);
      case "aws_route_table_association":
      case "aws_main_route_table_association":
        return ofAssociation(change);
      default:
        return undefined;
    }
  },
};

function ofRoute(change: Change, plan: Plan): Found | undefined {
  const targets = edited(change, TARGETS);
  if (targets.length === 0) return undefined;
  const nat = ownerThatGoes(change, "nat_gateway_id", plan);
  if (nat) {
    return {
      level: "routine",
      what: `It leads elsewhere as ${nat.address} goes, which is judged on its own`,
      evidence: [...seenBoth(change, targets), seenActions(nat)],
      fix: `see ${nat.address}`,
    };
  }
  const words = targets.map((target) => fromTo(change, target));
  return {
    level: "outage",
    what: `Packets to ${destinationOf(change.before) ?? "a destination"} take another way: ${words.join(", ")}`,
    evidence: seenBoth(change, targets),
    mitigation: "brief: open connections break, new ones take the new way",
    fix: "see that the new target lets the packets through, in both directions",
  };
}

/** Routes that are written in the table. */
function ofTable(change: Change): Found | undefined {
  const routes = editsBelow(change, "route");
  if (routes.length === 0) return undefined;
  const gone = routes.flatMap(({ before, after }) =>
    isAttributes(before) && after === undefined ? [destinationOf(before)] : [],
  );
  const kept = routes.flatMap(({ after }) => (isAttributes(after) ? [destinationOf(after)] : []));
  const lost = gone.filter((destination) => !kept.includes(destination));
  const onlyMore = gone.length === 0 && routes.every(({ before }) => before === undefined);
  if (onlyMore) return undefined;
  return {
    level: "outage",
    what:
      lost.length > 0
        ? `Routes are taken out of the table: ${lost.map(stopsWithout).join(", ")}`
        : "Routes in the table lead to other targets",
    evidence: seenBoth(change, ["route"]),
    ...(lost.length === 0 && { mitigation: "brief: open connections break, new ones take the new way" }),
    fix: "see that what the subnets need is still in it",
  };
}

function ofAssociation(change: Change): Found | undefined {
  if (edited(change, ["route_table_id"]).length === 0) return undefined;
  return {
    level: "outage",
    what: `A subnet gets the routes of another table: ${fromTo(change, "route_table_id")}`,
    evidence: seenBoth(change, ["route_table_id"]),
    mitigation: "brief, where the other table has the same routes",
    fix: "compare the routes of both tables",
  };
}
