import type { Mark, ReviewedChange } from "../review";
import { addressParts } from "../words/address-parts";

/** What hurts most comes first. */
const MARKS: readonly Mark[] = ["-", "±", "~", "?", "⊘", "→", "⇥", "+"];

/** Resources of one type that the same happens to. */
interface SameChanges {
  readonly mark: Mark;

  /** Terraform's type as people say it: `security group`. */
  readonly type: string;

  /** What tells them apart inside the area, e.g. `private_a`; empty for the one that is named like the area. */
  readonly names: readonly string[];
}

/** A part of the architecture, as the code has it: a construct directly below the stack. */
export interface Area {
  readonly name: string;
  readonly count: number;
  readonly changes: readonly SameChanges[];
}

/** Changes by part of the architecture, the largest first. */
export function areasOf(changes: readonly ReviewedChange[]): Area[] {
  return grouped(changes, areaOf)
    .map(([name, own]) => ({ name, count: own.length, changes: sameChanges(name, own) }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

/** The construct below the stack; what goes is not in the code any more, and has only its name. */
function areaOf({ path, address }: ReviewedChange): string {
  const { name } = addressParts(address);
  return path?.split("/")[1] || (name.split(/[_-]/)[0] ?? "") || name;
}

function sameChanges(area: string, changes: readonly ReviewedChange[]): SameChanges[] {
  const groups = grouped(changes, ({ mark, address }) => `${mark} ${addressParts(address).type}`);
  return groups
    .flatMap(([, own]) => {
      const [first] = own;
      if (!first) return [];
      const type = inWords(addressParts(first.address).type);
      const names = own.map(({ address }) => nameIn(area, address)).sort();
      return [{ mark: first.mark, type, names }];
    })
    .sort((a, b) => MARKS.indexOf(a.mark) - MARKS.indexOf(b.mark) || a.type.localeCompare(b.type));
}

function nameIn(area: string, address: string): string {
  const { name, key } = addressParts(address);
  const prefix = area.toLowerCase().replace(/[^a-z0-9]+/g, "_");
  if (name === prefix) return key;
  return (name.startsWith(`${prefix}_`) ? name.slice(prefix.length + 1) : name) + key;
}

/** `aws_vpc_security_group_ingress_rule` as people say it. */
function inWords(type: string): string {
  return type.replace(/^aws_/, "").replaceAll("_", " ");
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}
