import type { Change } from "../plan/change";
import { type Plan, withoutKey } from "../plan/plan";
import { type Attributes, isAttributes, isList, Unknown, type Value } from "../plan/values";
import { kept } from "./kept";
import type { Side } from "./policy-statements";

/** One rule of a security group, whichever resource it is written in. */
export interface SecurityGroupRule {
  /** Address of the group where the plan has it, else its id. */
  readonly group: string;

  readonly direction: "ingress" | "egress";

  /** `tcp`, `udp`, `icmp`, `all`; a number where AWS has no name for it. */
  readonly protocol: string;

  /** First and last port; both undefined where every port is meant, or none. */
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;

  /** CIDR block, prefix list, or the address or id of a group. */
  readonly peer: string;
}

const DIRECTIONS = ["ingress", "egress"] as const;

const GROUPS = new Set(["aws_security_group", "aws_default_security_group"]);

/** Rules a resource has on one side of its change. */
export function rulesOn(change: Change, side: Side, plan: Plan): readonly SecurityGroupRule[] {
  return bothSides(plan)(change)[side];
}

/** The rules of each change of a plan. */
const bothSides = kept((plan: Plan) =>
  kept((change: Change) => ({
    before: rulesIn(change, "before", plan),
    after: rulesIn(change, "after", plan),
  })),
);

function rulesIn(change: Change, side: Side, plan: Plan): SecurityGroupRule[] {
  const attributes = change[side];
  if (Object.keys(attributes).length === 0) return [];
  switch (change.type) {
    case "aws_vpc_security_group_ingress_rule":
      return ofOneRule(change, attributes, "ingress", plan);
    case "aws_vpc_security_group_egress_rule":
      return ofOneRule(change, attributes, "egress", plan);
    case "aws_security_group_rule":
      return ofOneRule(change, attributes, attributes["type"] === "egress" ? "egress" : "ingress", plan);
    case "aws_security_group":
    case "aws_default_security_group":
      return DIRECTIONS.flatMap((direction) =>
        listOf(attributes[direction])
          .filter(isAttributes)
          .flatMap((rule) => rulesOf(rule, change.address, direction, peersOf(rule, change, plan))),
      );
    default:
      return [];
  }
}

/** What it lets through, wherever it is written. */
export function contentOf({ group, direction, protocol, fromPort, toPort, peer }: SecurityGroupRule): string {
  return JSON.stringify([group, direction, protocol, fromPort ?? null, toPort ?? null, peer]);
}

/** `tcp 5432`, `tcp 1024-65535`, `all`. */
export function portsInWords({ protocol, fromPort, toPort }: SecurityGroupRule): string {
  if (fromPort === undefined || toPort === undefined) return protocol;
  return fromPort === toPort ? `${protocol} ${fromPort}` : `${protocol} ${fromPort}-${toPort}`;
}

function ofOneRule(
  change: Change,
  attributes: Attributes,
  direction: SecurityGroupRule["direction"],
  plan: Plan,
): SecurityGroupRule[] {
  const group = named(attributes["security_group_id"], change, "security_group_id", plan);
  return rulesOf(attributes, group, direction, peersOf(attributes, change, plan));
}

function rulesOf(
  rule: Attributes,
  group: string,
  direction: SecurityGroupRule["direction"],
  peers: readonly string[],
): SecurityGroupRule[] {
  const protocol = protocolOf(rule["ip_protocol"] ?? rule["protocol"]);
  const port = (value: Value | undefined) =>
    typeof value === "number" && protocol !== "all" ? value : undefined;
  return peers.map((peer) => ({
    group,
    direction,
    protocol,
    fromPort: port(rule["from_port"]),
    toPort: port(rule["to_port"]),
    peer,
  }));
}

/** Numbers that AWS takes for names. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  "-1": "all",
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  "58": "icmpv6",
};

function protocolOf(value: Value | undefined): string {
  if (typeof value !== "string") return "(known after apply)";
  return PROTOCOLS[value] ?? value.toLowerCase();
}

const PEERS = [
  "cidr_ipv4",
  "cidr_ipv6",
  "prefix_list_id",
  "referenced_security_group_id",
  "source_security_group_id",
];
const LISTS_OF_PEERS = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups"];

function peersOf(rule: Attributes, change: Change, plan: Plan): string[] {
  const given = (name: string) => rule[name] !== undefined && rule[name] !== null;
  return [
    ...PEERS.filter(given).map((name) => named(rule[name], change, name, plan)),
    ...LISTS_OF_PEERS.flatMap((name) =>
      rule[name] instanceof Unknown
        ? [named(rule[name], change, name, plan)]
        : listOf(rule[name]).map((peer) => named(peer, change, name, plan)),
    ),
    ...(rule["self"] === true ? ["itself"] : []),
  ];
}

/** An address rather than an id: the plan's own where the id is known, the configuration's where it is not. */
function named(value: Value | undefined, change: Change, attribute: string, plan: Plan): string {
  if (typeof value === "string") return addressesOfIds(plan).get(value) ?? value;
  const references = plan.references.get(withoutKey(change.address));
  // A rule inside of a group: the configuration tells only what all of its rules refer to.
  const inside = DIRECTIONS.flatMap((direction) => references?.get(direction) ?? []);
  const [address, ...others] = references?.get(attribute) ?? inside;
  return address !== undefined && others.length === 0 ? address : "(known after apply)";
}

/** Addresses of the groups that are there already, by their ids. */
const addressesOfIds = kept((plan: Plan): ReadonlyMap<string, string> => {
  const groups = plan.changes.filter(({ type }) => GROUPS.has(type));
  return new Map(
    groups.flatMap(({ address, before }): [string, string][] => {
      const id = before["id"];
      return typeof id === "string" ? [[id, address]] : [];
    }),
  );
});

function listOf(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [];
}
