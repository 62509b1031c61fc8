import { type Change, isReal } from "../../../plan/change";
import { type Plan, withoutKey } from "../../../plan/plan";
import { statementsOf } from "../../policy-statements";
import type { Found, Rule } from "../../rule";
import { unknownPolicies } from "../../unknown-policies";
import { openWords } from "./open-words";
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
    return [...ofUntold(change, plan), ...ofCode(change)];
  },
};

function ofUntold(change: Change, plan: Plan): Found[] {
  const unknown = unknownPolicies(change, plan);
  if (unknown.length === 0) return [];
  const references = plan.references.get(withoutKey(change.address));
  const on = [...new Set(unknown.flatMap((name) => references?.get(name) ?? []))];
  const changing = on.filter((address) => changes(address, plan));
  const named = changing.length > 0 ? changing : on;
  const because = named.length > 0 ? `: it depends on ${list(named)}` : "";
  const evidence = unknown.map((name) => seenAt(change, "after", name));
  if (change.kind === "create" && on.some((address) => isNew(address, plan))) {
    // As every policy of a first deployment: which of the new resources it names is in the code, one by one.
    return [
      {
        level: "review",
        what: "Can't tell what it allows: it names what the same plan makes, and is known after apply only",
        evidence,
        fix: "read it in the code, where the names are in place of the ARNs",
      },
    ];
  }
  return [
    {
      level: "review",
      what: `Can't tell what it allows: ${list(unknown)} is known after apply only${because}`,
      evidence,
      fix: "read the document in the code; or apply what it depends on first, and plan again",
    },
  ];
}

/** A document is read in the code, and some of its words are not told there. */
function ofCode(change: Change): Found[] {
  return Object.keys(change.written).flatMap((name) => {
    const statements = statementsOf(change, "after").filter(({ attribute }) => attribute === name);
    const open = [...new Set(statements.flatMap(openWords))];
    if (open.length === 0) return [];
    return [
      {
        level: "review" as const,
        what: `Can't tell all of what it allows: ${list(open)} may stand for anything, and is not in the plan`,
        evidence: [seenAt(change, "after", name)],
        fix: "find out what it stands for, in the code or where it is looked up",
      },
    ];
  });
}

function isNew(address: string, plan: Plan): boolean {
  return plan.changes.some((change) => withoutKey(change.address) === address && change.kind === "create");
}

/** What stays as it is is no reason for not knowing. */
function changes(address: string, plan: Plan): boolean {
  return plan.changes.some((change) => withoutKey(change.address) === address && isReal(change));
}
