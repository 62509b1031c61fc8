import type { Change } from "../../../plan/change";
import { type Plan, withoutKey } from "../../../plan/plan";
import { type Attributes, Unknown, type Value } from "../../../plan/values";
import type { Side } from "../../policy-statements";
import type { Rule } from "../../rule";
import { showValue } from "../../show-value";
import { partnerOf } from "./partner";
import { blocksOf, seenAt, willBe } from "./value-at";
import { isWorld } from "./world";

const TABLES = new Set(["aws_route_table", "aws_default_route_table"]);

/** Names people give to tables that have no way in. */
const PRIVATE = /private|data|db|isolated|intra|internal/i;

/**
 * With a route to an internet gateway a subnet is public: whatever has a public address in it is reached from outside.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html
 */
export const exposureSubnetPublic: Rule = {
  id: "exposure.subnet-public",
  check(change, { plan }) {
    if (!willBe(change)) return undefined;
    if (leadsOut(change, "before", plan) || !leadsOut(change, "after", plan)) return undefined;
    const table = TABLES.has(change.type) ? change : partnerOf(change, "route_table_id", plan);
    if (table?.kind === "create" && !isMeantPrivate(table)) return undefined;
    const name = table?.address ?? showValue(change.after["route_table_id"]);
    return {
      level: "exposure",
      what: `The subnets of ${name} become public: their route to ${destination(change)} leads to an internet gateway`,
      evidence: [seenAt(change, "after", TABLES.has(change.type) ? "route" : "gateway_id")],
      fix: "send what has to get out through a NAT gateway instead",
    };
  },
};

function isMeantPrivate({ address, after }: Change): boolean {
  return PRIVATE.test(`${address} ${showValue(after["tags"])}`);
}

/** Whether a route of it, or itself, leads to an internet gateway. */
function leadsOut(change: Change, side: Side, plan: Plan): boolean {
  if (change.type === "aws_route") return leadsToInternet(change[side], change, plan);
  if (!TABLES.has(change.type)) return false;
  return blocksOf(change[side]["route"]).some((route) => leadsToInternet(route, change, plan));
}

function destination({ after }: Change): string {
  const given = after["destination_cidr_block"] || after["destination_ipv6_cidr_block"];
  return typeof given === "string" ? given : "everywhere";
}

function leadsToInternet(route: Attributes, change: Change, plan: Plan): boolean {
  const destinations = [
    "destination_cidr_block",
    "destination_ipv6_cidr_block",
    "cidr_block",
    "ipv6_cidr_block",
  ];
  const isDefault = destinations.some((name) => {
    const cidr = route[name];
    return typeof cidr === "string" && isWorld(cidr);
  });
  return isDefault && isInternetGateway(route["gateway_id"], change, plan);
}

function isInternetGateway(value: Value | undefined, change: Change, plan: Plan): boolean {
  if (typeof value === "string") return value.startsWith("igw-");
  if (!(value instanceof Unknown)) return false;
  const references = plan.references.get(withoutKey(change.address));
  const named = [...(references?.get("gateway_id") ?? []), ...(references?.get("route") ?? [])];
  return named.some((address) => address.includes("aws_internet_gateway."));
}
