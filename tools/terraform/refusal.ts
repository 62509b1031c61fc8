import { Problem } from "../terminal/problem";

/** Addresses up to which each is named. */
const NAMED = 10;

/** How Terraform refuses; it breaks lines between any words. */
const PREVENTED = /Resource\s+((?:\["[^"]*"\]|[^\s[])+)\s+has\s+lifecycle\.prevent_destroy\s+set/g;

/** What Terraform refuses to destroy, as `prevent_destroy` keeps it. */
export function keptAddresses(errors: string): string[] {
  const found = [...errors.matchAll(PREVENTED)].map(([, address = ""]) => address.replace(/\s+/g, " "));
  return [...new Set(found)].sort();
}

/** In one line what Terraform says in a paragraph for each; nothing when it is about anything else as well. */
export function refusalOf(errors: readonly string[]): Problem | undefined {
  const kept = keptAddresses(errors.join("\n"));
  const titles = errors.filter((line) => line.startsWith("Error: "));
  if (kept.length === 0 || titles.some((title) => title !== "Error: Instance cannot be destroyed"))
    return undefined;
  const left = kept.length - NAMED;
  const names = `${kept.slice(0, NAMED).join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
  return new Problem(
    `Terraform refuses to destroy what prevent_destroy keeps: ${names}; undo what would destroy it, or take prevent_destroy off in a change of its own first`,
  );
}
