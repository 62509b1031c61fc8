import type { Change } from "../plan/change";
import type { Plan } from "../plan/plan";
import { type Attributes, isAttributes, isList, Unknown, type Value } from "../plan/values";
import type { Side } from "./policy-statements";

/** One rule of a security group, whichever resource it is written in. */
export interface SecurityGroupRule {
  /** Address of the group where the plan has it, else its id. */
  readonly group: string;

  readonly direction: "ingress" | "egress";

  /** `tcp`, `udp`, `icmp`, `all`. */
  readonly protocol: string;

  /** First and last port; both undefined where every port is meant, or none. */
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;

  /** CIDR block, prefix list, or the address or id of a group. */
  readonly peer: string;
}

const DIRECTIONS = ["ingress", "egress"] as const;

/** Rules a resource has on one side of its change. */
export function rulesOn(change: Change, side: Side, plan: Plan): SecurityGroupRule[] {
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

/** Rules that one side of a change has and the other has not. */
export function rulesOnlyOn(change: Change, side: Side, plan: Plan): SecurityGroupRule[] {
  const other = new Set(
    rulesOn(change, side === "before" ? "after" : "before", plan).map((rule) => JSON.stringify(rule)),
  );
  return rulesOn(change, side, plan).filter((rule) => !other.has(JSON.stringify(rule)));
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
  const given = rule["ip_protocol"] ?? rule["protocol"];
  const protocol =
    given === "-1" || given === "all" ? "all" : typeof given === "string" ? given : "(known after apply)";
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
  if (typeof value === "string") return addressOfId(value, plan) ?? value;
  const [address] = plan.references.get(change.address)?.get(attribute) ?? [];
  return address ?? "(known after apply)";
}

function addressOfId(id: string, { changes }: Plan): string | undefined {
  if (!id.startsWith("sg-")) return undefined;
  return changes.find(({ type, before }) => type === "aws_security_group" && before["id"] === id)?.address;
}

function listOf(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [];
}
