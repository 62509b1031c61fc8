import { nearest } from "../terminal/nearest";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { kindOf, typeOf, wantsAt } from "./kinds/kinds";
import type { Adoption } from "./manifest";

const ARN = /arn:aws[\w-]*:[\w-]*:([\w-]*):(\d*|aws):/g;

/** Everything that is wrong with a manifest; whether the ids exist is for the plan to say. */
export function manifestProblems(stack: SynthesizedStack, adoption: Adoption): string[] {
  return [
    ...Object.keys(adoption).flatMap((address) => addressProblem(stack, address)),
    ...Object.entries(adoption).flatMap(([address, id]) => idProblems(stack, address, id)),
    ...twice(adoption),
  ];
}

/** Addresses that the manifest does not have: Terraform would create them. */
export function createdBeside(stack: SynthesizedStack, adoption: Adoption): string[] {
  return stack.allAddresses.filter((address) => !Object.hasOwn(adoption, address)).sort();
}

function addressProblem(stack: SynthesizedStack, address: string): string[] {
  if (stack.block(address)) return [];
  const meant = nearest(address, stack.allAddresses);
  return [`${address} is not in the stack${meant ? `; did you mean ${meant}?` : ""}`];
}

function idProblems(stack: SynthesizedStack, address: string, id: unknown): string[] {
  const wants = `terraform import wants ${wantsAt(address)}`;
  if (typeof id !== "string" || id.trim() === "") {
    return [`${address} has no id, but ${JSON.stringify(id)}; ${wants}`];
  }
  const form = kindOf(address)?.form;
  if (form && !form.test(id)) return [`${address} can't have the id '${id}'; ${wants}`];
  return [...id.matchAll(ARN)].flatMap(([, region, account]) => [
    ...(isOther(account, stack.accountId)
      ? [`${address} has an id in account ${account}, and the stack is in ${stack.accountId}: ${id}`]
      : []),
    ...(isOther(region, ...stack.regions)
      ? [`${address} has an id in ${region}, and the stack is in ${stack.regions.join(", ")}: ${id}`]
      : []),
  ]);
}

/** Some ARNs have no account or no region; what AWS owns has `aws` for an account. */
function isOther(place: string | undefined, ...own: readonly string[]): boolean {
  return place !== undefined && place !== "" && place !== "aws" && !own.includes(place);
}

function twice(adoption: Adoption): string[] {
  const byId = new Map<string, string[]>();
  for (const [address, id] of Object.entries(adoption)) {
    // A cluster and its settings have the same id, and so do others of different types.
    const key = `${typeOf(address)} ${id}`;
    byId.set(key, [...(byId.get(key) ?? []), address]);
  }
  return [...byId.values()]
    .filter((addresses) => addresses.length > 1)
    .map((addresses) => `${addresses.join(" and ")} have the same id: ${adoption[addresses[0] ?? ""]}`);
}
