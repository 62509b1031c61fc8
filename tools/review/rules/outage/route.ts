import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Found, Rule } from "../../rule";
import { seenActions } from "../../seen";
import { destinationOf, stopsWithout } from "./destinations";
import { goesAway, goesInTurn, goesWithOwner, mayComeBack, ownerThatGoes } from "./going";

const ROUTES = new Set(["aws_route"]);
const TABLES = new Set(["aws_route_table"]);
const ASSOCIATIONS = new Set(["aws_route_table_association", "aws_main_route_table_association"]);

/**
 * Packets that no route takes are dropped; a subnet without a table of its own falls back to the main one of the VPC.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/route
 */
export const outageRoute: Rule = {
  id: "outage.route",
  check(change, { plan }) {
    if (goesAway(change, ROUTES)) {
      const owners = mayComeBack(change, plan) ? ["route_table_id"] : ["route_table_id", "nat_gateway_id"];
      return withOwner(change, owners, plan) ?? ofRoute(change, plan);
    }
    if (goesAway(change, TABLES)) return withOwner(change, ["vpc_id"], plan) ?? ofTable(change);
    if (goesAway(change, ASSOCIATIONS)) {
      return withOwner(change, ["route_table_id", "subnet_id"], plan) ?? ofAssociation(change);
    }
    return undefined;
  },
};

function withOwner(change: Change, attributes: readonly string[], plan: Plan): Found | undefined {
  const [owner] = attributes.flatMap((attribute) => ownerThatGoes(change, attribute, plan) ?? []);
  return owner && goesWithOwner(change, owner);
}

function ofRoute(change: Change, { changes }: Plan): Found {
  const { before, address } = change;
  const destination = destinationOf(before);
  const again = changes.find(
    ({ type, kind, after }) =>
      type === "aws_route" &&
      kind === "create" &&
      after["route_table_id"] === before["route_table_id"] &&
      destination !== undefined &&
      destinationOf(after) === destination,
  );
  return {
    level: "outage",
    what: `The route to ${destination ?? "a destination"} ${goesInTurn(change)}: ${stopsWithout(destination)}`,
    evidence: [seenActions(change)],
    ...(again && {
      mitigation: `${again.address} is the same route; AWS takes it only once this one is gone`,
    }),
    fix: again ? `move it: from ${address} to ${again.address}` : "see that nothing in its subnets needs it",
  };
}

function ofTable(change: Change): Found {
  return {
    level: "outage",
    what: `The route table ${goesInTurn(change)}: its subnets lose every route in it, and the apply fails there while one is associated`,
    evidence: [seenActions(change)],
    fix: "associate the subnets with another table before",
  };
}

function ofAssociation(change: Change): Found {
  return {
    level: "outage",
    what: `The association with a route table ${goesInTurn(change)}: the subnet falls back to the main table of its VPC`,
    evidence: [seenActions(change)],
    fix: "see that the main route table has the routes the subnet needs",
  };
}
