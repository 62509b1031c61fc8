import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Value } from "../../../plan/values";
import type { Found } from "../../rule";

const ENDPOINT = /^com\.amazonaws\.[a-z0-9-]+\./;

/** What happens to egress, and to the address it comes from, when a NAT gateway goes for good. */
export function egressWithout(nat: Change, plan: Plan): Pick<Found, "what" | "mitigation" | "fix"> {
  const gone = `The NAT gateway${inZone(nat, plan)} is destroyed${addressOf(nat, plan)}`;
  const routes = plan.changes.filter(
    ({ type, before }) => type === "aws_route" && before["nat_gateway_id"] === nat.before["id"],
  );
  const moved = routes.filter(({ kind }) => kind === "update" || kind === "replace");
  if (routes.length > 0 && moved.length === routes.length) {
    const others = [...new Set(moved.map((route) => wayOf(route, plan)))].join(" and ");
    return {
      what: `${gone}: egress comes from ${others} from then on, and open connections break`,
      mitigation: "the routes change before it goes",
      fix: "tell those who let in only the old address to let in the other one, before",
    };
  }
  const stops = routes.length > 0 && routes.every(({ kind }) => kind === "delete");
  const services = endpointsOf(plan);
  return {
    what: `${gone}: ${
      stops
        ? "private subnets can't reach the internet any more"
        : "private subnets can't reach the internet, or come from another address"
    }`,
    ...(services.length > 0 && {
      mitigation: `endpoints in the VPC are left for ${services.join(", ")}`,
    }),
    fix: stops
      ? "see that nothing calls what is outside of the VPC; if it does, keep a NAT gateway"
      : "make the new one beside it, move the routes, and take this one away last",
  };
}

function addressOf({ before }: Change, { changes }: Plan): string {
  const address = before["public_ip"];
  if (typeof address !== "string" || address === "") return "";
  const isGivenBack = changes.some(
    ({ type, kind, before: eip }) =>
      type === "aws_eip" && kind === "delete" && eip["id"] === before["allocation_id"],
  );
  return isGivenBack
    ? `, and its address ${address} can't be had back`
    : `; its address ${address} stays yours`;
}

/** Where packets come from that take a route afterwards. Of another zone: when that fails, this one is cut off too. */
function wayOf({ after }: Change, plan: Plan): string {
  const id = after["nat_gateway_id"];
  const other = plan.changes.find(
    ({ type, before }) => type === "aws_nat_gateway" && isText(id) && before["id"] === id,
  );
  const address = other?.before["public_ip"];
  return other && isText(address)
    ? `${address} (${other.address}${inZone(other, plan)})`
    : "an address that the apply will tell";
}

/** ` in us-east-1a`; nothing where its subnet is not in the plan. */
function inZone({ before: { subnet_id: id } }: Change, { changes }: Plan): string {
  const subnet = changes.find(
    ({ type, before }) => type === "aws_subnet" && isText(id) && before["id"] === id,
  );
  const zone = subnet?.before["availability_zone"];
  return isText(zone) ? ` in ${zone}` : "";
}

/** AWS services that are reached without the internet. */
function endpointsOf({ changes }: Plan): string[] {
  return changes.flatMap(({ type, kind, after }) => {
    const service = after["service_name"];
    const isThere = type === "aws_vpc_endpoint" && kind !== "delete" && kind !== "forget";
    return isThere && isText(service) ? [service.replace(ENDPOINT, "")] : [];
  });
}

function isText(value: Value | undefined): value is string {
  return typeof value === "string" && value !== "";
}
