import type { Change } from "../../../plan/change";
import { type Plan, withoutKey } from "../../../plan/plan";
import { kept } from "../../kept";

/** What an attribute of a change points at, as far as it is in the plan: by reference, else by name or id. */
export function partnerOf(change: Change, attribute: string, plan: Plan): Change | undefined {
  const { byAddress, byName } = partners(plan);
  const addresses = plan.references.get(withoutKey(change.address))?.get(attribute) ?? [];
  const referred = addresses.map((address) => byAddress.get(address)).find((other) => other !== undefined);
  const value = change.after[attribute] ?? change.before[attribute];
  return (
    referred ?? (typeof value === "string" ? byName.get(value)?.find((other) => other !== change) : undefined)
  );
}

const NAMES = ["id", "arn", "name", "bucket"];

/** The first of each block, and everything by what it is called. */
const partners = kept(({ changes }: Plan) => {
  const byAddress = new Map<string, Change>();
  const byName = new Map<string, Change[]>();
  for (const change of changes) {
    const address = withoutKey(change.address);
    if (!byAddress.has(address)) byAddress.set(address, change);
    if (DEPENDENTS.test(change.type)) continue;
    for (const name of new Set(
      NAMES.flatMap((attribute) => [change.before[attribute], change.after[attribute]]),
    )) {
      if (typeof name !== "string") continue;
      const others = byName.get(name);
      if (others) others.push(change);
      else byName.set(name, [change]);
    }
  }
  return { byAddress, byName };
});

/** Resources that have the id of what they belong to. */
const DEPENDENTS =
  /_(configuration|block|policy|controls|versioning|logging|bucket_acl|rotation|association|attachment)$/;

/** Whether what it belongs to goes as well, so that nothing is left without it. */
export function goesWithPartner(change: Change, attribute: string, plan: Plan): boolean {
  return partnerOf(change, attribute, plan)?.kind === "delete";
}
