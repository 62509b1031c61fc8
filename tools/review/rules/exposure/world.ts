import { BlockList, isIP } from "node:net";
import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { kept } from "../../kept";
import type { SecurityGroupRule } from "../../security-group-rules";
import { seen } from "../../seen";
import { isGiven } from "./value-at";

/** Whether a CIDR block is all addresses, or half of them. */
export function isWorld(cidr: string): boolean {
  return /[.:\d]\/[01]$/.test(cidr);
}

/** Whether a CIDR block has all addresses of another; a block has its own. What is no block has only itself. */
export function containsCidr(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  const [a, b] = [partsOf(outer), partsOf(inner)];
  if (!a || !b) return false;
  if (a.family !== b.family || a.bits > b.bits) return false;
  const block = new BlockList();
  block.addSubnet(a.address, a.bits, a.family);
  return block.check(b.address, b.family);
}

interface Cidr {
  readonly address: string;
  readonly bits: number;
  readonly family: "ipv4" | "ipv6";
}

function partsOf(cidr: string): Cidr | undefined {
  const [, address = "", length = ""] = /^([^/%]+)\/(\d{1,3})$/.exec(cidr) ?? [];
  const version = isIP(address);
  const bits = Number(length);
  if (version === 0 || bits > (version === 4 ? 32 : 128)) return undefined;
  return { address, bits, family: version === 4 ? "ipv4" : "ipv6" };
}

/** Whether ports and protocol of a rule are at least those of another. */
export function coversPorts(outer: SecurityGroupRule, inner: SecurityGroupRule): boolean {
  if (outer.protocol === "all") return true;
  if (outer.protocol !== inner.protocol) return false;
  if (outer.fromPort === undefined || outer.toPort === undefined) return true;
  if (inner.fromPort === undefined || inner.toPort === undefined) return false;
  return outer.fromPort <= inner.fromPort && outer.toPort >= inner.toPort;
}

/** Whether the group comes with this plan: nobody is in it yet. */
export function isNewGroup(group: string, plan: Plan): boolean {
  return createdAddresses(plan).has(group);
}

const createdAddresses = kept(
  ({ changes }: Plan) =>
    new Set(changes.filter(({ kind }) => kind === "create").map(({ address }) => address)),
);

const DECIDING = [
  "ingress",
  "egress",
  "cidr_ipv4",
  "cidr_ipv6",
  "cidr_blocks",
  "ipv6_cidr_blocks",
  "cidr_block",
  "ipv6_cidr_block",
  "referenced_security_group_id",
  "source_security_group_id",
  "ip_protocol",
  "protocol",
  "from_port",
  "to_port",
];

/** Evidence: what decides about a rule. */
export function seenRule(change: Change): string[] {
  return DECIDING.filter((name) => isGiven(change.after[name])).map((name) => seen(change, "after", name));
}
