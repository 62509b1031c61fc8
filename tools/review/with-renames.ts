import type { Plan } from "../plan/plan";
import type { Finding } from "./find-findings";
import { isAtLeast, worst } from "./level";
import { findRenames, type Rename } from "./renames";
import { seenActions } from "./seen";

/**
 * Says of what goes and comes back under another address that it looks renamed, in place of what the rules said.
 *
 * The level stays what it was: without a move Terraform destroys it all the same.
 */
export function withRenames(plan: Plan, findings: readonly Finding[]): Finding[] {
  return findRenames(plan).reduce<Finding[]>(
    (left, rename) => {
      const isOfGone = ({ address, level }: Finding) =>
        address === rename.gone.address && isAtLeast(level, "review");
      const own = left.filter(isOfGone);
      if (own.length === 0) return left;
      return [renamed(plan, rename, own), ...left.filter((finding) => !isOfGone(finding))];
    },
    [...findings],
  );
}

function renamed(plan: Plan, rename: Rename, own: readonly Finding[]): Finding {
  const { gone, come, equal, compared, sharedNames } = rename;
  const clash = sharedNames.map((name) => `${name} ${JSON.stringify(gone.before[name])}`);
  return {
    rule: "loss.rename",
    level: worst(own.map(({ level }) => level)),
    stack: plan.stack,
    address: gone.address,
    path: come.path,
    what: [
      `Looks renamed: ${gone.address} is destroyed, and ${come.address} is created with ${equal} of ${compared} attributes the same`,
      ...own.map(({ what }) => what),
      ...(clash.length > 0
        ? [`Both have ${clash.join(", ")}: the create may fail while the old one is there`]
        : []),
    ].join(". "),
    evidence: [seenActions(gone), seenActions(come), ...own.flatMap(({ evidence }) => evidence.slice(1))],
    mitigation: own.find(({ mitigation }) => mitigation)?.mitigation,
    fix: fixOf(plan, gone.address, come.address),
  };
}

function fixOf({ synthesis }: Plan, from: string, to: string): string {
  const block = `moved { from = ${from}, to = ${to} }`;
  return synthesis
    ? `tell Terraform that it moved: ${block}; in cdktf, moveFromId("${from}") on the new one`
    : `tell Terraform that it moved: ${block}`;
}
