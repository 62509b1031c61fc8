import { withoutKey } from "../../../plan/plan";
import { unknownPolicies } from "../../policy-statements";
import type { Rule } from "../../rule";
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
    const because = on.length > 0 ? `: it depends on ${list(on)}` : "";
    return {
      level: "review",
      what: `Can't tell what it allows: ${list(unknown)} is known after apply only${because}`,
      evidence: unknown.map((name) => seenAt(change, "after", name)),
      fix: "read the document in the code; or apply what it depends on first, and plan again",
    };
  },
};
