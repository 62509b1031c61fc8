import type { Problem } from "../validation/validate";

/** Parts of the range of a VPC, in the order of their addresses. Each has eight slots, one for every zone from a to h. */
const TIERS = ["public", "private", "data", "spare"] as const;

export type Tier = (typeof TIERS)[number];

const ZONE_LETTERS = "abcdefgh";

/** A subnet is one of 32 slots of its VPC, so its prefix is five bits longer. */
const SLOT_BITS = Math.log2(TIERS.length * ZONE_LETTERS.length);

/** AWS makes VPCs from /16, and subnets to /28: a VPC of slots ends five bits earlier. */
const WIDEST_VPC = 16;
const NARROWEST_VPC = 28 - SLOT_BITS;

/** Ranges the internet does not route (RFC 1918, and RFC 6598 for the last): anything else hides real addresses. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

const OCTET = "(0|[1-9][0-9]{0,2})";
const IPV4_RANGE = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}/([0-9]{1,2})$`);

/** IPv4 addresses that share their first bits. */
export interface Range {
  /** The address as a number, from 0 to 2^32 - 1. */
  readonly address: number;

  /** How many bits they share. */
  readonly prefix: number;
}

/** Reads `10.0.0.0/16`; `undefined` when it is not of that form. */
export function parseCidr(cidr: string): Range | undefined {
  const [, ...numbers] = (IPV4_RANGE.exec(cidr) ?? []).map(Number);
  const [prefix = 33, ...octets] = numbers.reverse();
  if (prefix > 32 || octets.some((octet) => octet > 255)) return undefined;
  return { address: octets.reduceRight((address, octet) => address * 256 + octet, 0), prefix };
}

/** What is wrong with an IPv4 range that a construct was given as `name`. */
export function cidrProblem(name: string, cidr: string): Problem {
  const range = parseCidr(cidr);
  if (!range) return `${name} must be an IPv4 range such as 10.0.0.0/16, got '${cidr}'`;
  const first = text(firstOf(range), range.prefix);
  return first !== cidr && `${name} must begin with its first address, ${first}; got '${cidr}'`;
}

/** What is wrong with the range of a VPC. */
export function vpcCidrProblems(cidr: string): Problem[] {
  const range = parseCidr(cidr);
  if (!range) return [cidrProblem("cidr", cidr)];
  return [
    cidrProblem("cidr", cidr),
    (range.prefix < WIDEST_VPC || range.prefix > NARROWEST_VPC) &&
      `cidr must be a /${WIDEST_VPC} to /${NARROWEST_VPC}, got '${cidr}'`,
    !PRIVATE_RANGES.some((outer) => contains(outer, range)) &&
      `cidr must lie in one of ${PRIVATE_RANGES.join(", ")}; got '${cidr}'`,
  ];
}

/**
 * Range of a subnet. It depends on its own tier and zone alone: another zone never moves it.
 *
 * What is no VPC range or has no slot is answered with `cidr` itself; `vpcCidrProblems` and `zoneProblems` refuse it.
 */
export function subnetCidr(cidr: string, tier: Tier, zoneLetter: string): string {
  const vpc = parseCidr(cidr);
  const zone = ZONE_LETTERS.indexOf(zoneLetter);
  if (!vpc || zone < 0) return cidr;
  const prefix = vpc.prefix + SLOT_BITS;
  const slot = TIERS.indexOf(tier) * ZONE_LETTERS.length + zone;
  return text(firstOf(vpc) + slot * sizeOf(prefix), prefix);
}

/** Whether two ranges share addresses; what is not a range shares none. */
export function overlap(one: string, other: string): boolean {
  const [first, second] = [parseCidr(one), parseCidr(other)];
  return first !== undefined && second !== undefined && (contains(one, second) || contains(other, first));
}

function contains(cidr: string, inner: Range): boolean {
  const outer = parseCidr(cidr);
  if (!outer || outer.prefix > inner.prefix) return false;
  return firstOf(outer) === firstOf({ address: inner.address, prefix: outer.prefix });
}

function firstOf({ address, prefix }: Range): number {
  return address - (address % sizeOf(prefix));
}

/** How many addresses a range has. */
function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}

function text(address: number, prefix: number): string {
  const octets = [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256);
  return `${octets.join(".")}/${prefix}`;
}
