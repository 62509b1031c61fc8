import { withoutKey } from "../../plan/plan";

interface AddressParts {
  readonly type: string;
  readonly name: string;

  /** `["a"]`; empty without one. */
  readonly key: string;
}

/** Takes an address apart, in a module or not. What is no address is a name. */
export function addressParts(address: string): AddressParts {
  const bare = withoutKey(address);
  const [, type = "", name = bare] = /(?:^|\.)([^.[\]"\s]+)\.([^.[\]"\s]+)$/.exec(bare) ?? [];
  return { type, name, key: address.slice(bare.length) };
}

/** Types beyond which the rest is one number. */
const MOST_TYPES = 12;

/** `3 aws_subnet, 2 aws_eip`: the most frequent first. */
export function countsByType(addresses: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const address of addresses) {
    const type = addressParts(address).type || "other";
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const others = sorted.slice(MOST_TYPES).reduce((total, [, count]) => total + count, 0);
  return [
    ...sorted.slice(0, MOST_TYPES).map(([type, count]) => `${count} ${type}`),
    ...(others > 0 ? [`${others} of other types`] : []),
  ].join(", ");
}
