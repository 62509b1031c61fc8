import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { isAttributes, isList, isSame, type Value } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { seenBoth } from "./editing";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";

const TYPES = new Set(["aws_vpc_endpoint"]);
const ASSOCIATIONS = new Set([
  "aws_vpc_endpoint_subnet_association",
  "aws_vpc_endpoint_route_table_association",
]);

/**
 * Private subnets reach an AWS service through it; without a NAT gateway that is the only way.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/vpc_endpoint
 */
export const outageEndpoint: Rule = {
  id: "outage.endpoint",
  check(change, { plan }) {
    if (goesAway(change, TYPES)) {
      const owner = ownerThatGoes(change, "vpc_id", plan);
      if (owner) return goesWithOwner(change, owner);
      const service = showValue(change.before["service_name"]);
      return found(`The endpoint of ${service} ${goesInTurn(change)}`, change, plan, [
        seenActions(change),
        seen(change, "before", "service_name"),
      ]);
    }
    if (goesAway(change, ASSOCIATIONS)) {
      const owner = ownerThatGoes(change, "vpc_endpoint_id", plan);
      if (owner) return goesWithOwner(change, owner);
      return found(`An endpoint's way into a subnet ${goes(change)}`, change, plan, [seenActions(change)]);
    }
    return change.type === "aws_vpc_endpoint" ? fewer(change, plan) : undefined;
  },
};

function fewer(change: Change, plan: Plan): Found | undefined {
  const attribute = ["subnet_ids", "route_table_ids"].find((name) => goneFrom(change, name).length > 0);
  if (attribute === undefined) return undefined;
  const gone = goneFrom(change, attribute).map(showValue).join(", ");
  return found(
    `The endpoint leaves ${attribute === "subnet_ids" ? "subnets" : "route tables"} ${gone}`,
    change,
    plan,
    seenBoth(change, [attribute]),
  );
}

function found(what: string, change: Change, plan: Plan, evidence: readonly string[]): Found {
  const nat = natRoute(plan);
  const isGap = change.order !== "create-first";
  return {
    level: nat || !isGap ? "review" : "outage",
    what: `${what}: ${nat ? "traffic to the service goes through the NAT gateway" : "private subnets can't reach the service"}`,
    evidence,
    ...(nat && { mitigation: `${nat.address} leads to a NAT gateway; traffic through it is paid for` }),
    ...(!nat && !isGap && { mitigation: "the new one is made before the old one goes" }),
    fix: "see who calls the service, and which policies ask for aws:SourceVpce",
  };
}

/** A route to a NAT gateway that is there afterwards, too. */
function natRoute({ changes }: Plan): Change | undefined {
  const leadsToNat = (route: Value | undefined) => {
    const target = isAttributes(route) ? route["nat_gateway_id"] : undefined;
    return target !== undefined && target !== null && target !== "";
  };
  return changes.find(({ type, after }) => {
    if (type === "aws_route") return leadsToNat(after);
    if (type !== "aws_route_table") return false;
    return isList(after["route"]) && after["route"].some(leadsToNat);
  });
}

/** Elements of a list that an update takes away. */
function goneFrom({ kind, before, after }: Change, attribute: string): readonly Value[] {
  const [had, has] = [before[attribute], after[attribute]];
  if (kind !== "update" || !isList(had) || !isList(has)) return [];
  return had.filter((element) => !has.some((other) => isSame(element, other)));
}
