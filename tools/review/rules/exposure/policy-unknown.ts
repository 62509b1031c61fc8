import { isReal } from "../../../plan/change";
import { type Plan, withoutKey } from "../../../plan/plan";
import type { Rule } from "../../rule";
import { unknownPolicies } from "../../unknown-policies";
import { list } from "./say-statement";
import { seenAt } from "./value-at";

/**
 * A policy that only the apply will tell may allow anything: nobody can read it before.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/21164
 */
export const exposurePolicyUnknown: Rule = {
  id: "exposure.policy-unknown",
  check(change, { plan }) {
    const unknown = unknownPolicies(change, plan);
    if (unknown.length === 0) return undefined;
    const references = plan.references.get(withoutKey(change.address));
    const on = [...new Set(unknown.flatMap((name) => references?.get(name) ?? []))];
    const changing = on.filter((address) => changes(address, plan));
    const named = changing.length > 0 ? changing : on;
    const because = named.length > 0 ? `: it depends on ${list(named)}` : "";
    const evidence = unknown.map((name) => seenAt(change, "after", name));
    if (change.kind === "create" && on.some((address) => isNew(address, plan))) {
      // As every policy of a first deployment: which of the new resources it names is in the code, one by one.
      return {
        level: "review",
        what: "Can't tell what it allows: it names what the same plan makes, and is known after apply only",
        evidence,
        fix: "read it in the code, where the names are in place of the ARNs",
      };
    }
    return {
      level: "review",
      what: `Can't tell what it allows: ${list(unknown)} is known after apply only${because}`,
      evidence,
      fix: "read the document in the code; or apply what it depends on first, and plan again",
    };
  },
};

function isNew(address: string, plan: Plan): boolean {
  return plan.changes.some((change) => withoutKey(change.address) === address && change.kind === "create");
}

/** What stays as it is is no reason for not knowing. */
function changes(address: string, plan: Plan): boolean {
  return plan.changes.some((change) => withoutKey(change.address) === address && isReal(change));
}
