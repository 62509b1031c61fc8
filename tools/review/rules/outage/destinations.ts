import type { Attributes } from "../../../plan/values";

/** The whole internet. */
const EVERYWHERE = new Set(["0.0.0.0/0", "::/0"]);

/** Of `aws_route`, and of a route in a route table. */
const DESTINATIONS = [
  "destination_cidr_block",
  "destination_ipv6_cidr_block",
  "destination_prefix_list_id",
  "cidr_block",
  "ipv6_cidr_block",
];

/** Where a route leads; nothing where that is not known. */
export function destinationOf(route: Attributes): string | undefined {
  return DESTINATIONS.map((name) => route[name]).find(
    (value): value is string => typeof value === "string" && value !== "",
  );
}

/** What stops without a route, for a sentence. */
export function stopsWithout(destination: string | undefined): string {
  if (destination === undefined) return "what went through it stops";
  return EVERYWHERE.has(destination) ? "egress to the internet stops" : `nothing gets to ${destination}`;
}
