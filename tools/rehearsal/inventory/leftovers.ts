/** What exists in an account: one line for each thing, such as `VPC vpc-0a1b2c (us-east-1)`. */
export type Inventory = ReadonlySet<string>;

/** What there is now and was not there before. */
export function leftovers(before: Inventory, after: Inventory): string[] {
  return [...after].filter((thing) => !before.has(thing));
}
