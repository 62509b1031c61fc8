import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Statement } from "../../policy-document";
import type { Rule } from "../../rule";
import { sayStatement } from "./say-statement";
import { seenAt } from "./value-at";
import { newlyAllowed } from "./widened-statements";
import { type Wildcard, wildcardOf } from "./wildcard";

/**
 * An identity may do more than anybody wrote down: with the next resource, or the next action AWS invents, more again;
 * and some actions let it give itself the rest.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
 */
export const exposureIamWildcard: Rule = {
  id: "exposure.iam-wildcard",
  check(change, { plan }) {
    return wildcardsIn(change, plan).map(({ statement, why, limitedBy }) => ({
      level: limitedBy === undefined ? "exposure" : "review",
      what: `Allows ${sayStatement(statement)}: ${why}`,
      evidence: [seenAt(change, "after", statement.attribute)],
      ...(limitedBy !== undefined && { mitigation: `only if ${limitedBy}` }),
      fix: "name the actions and the resources that are needed",
    }));
  },
};

/** Newly allowed statements of identities that give away too much. */
export function wildcardsIn(change: Change, plan: Plan): (Wildcard & { readonly statement: Statement })[] {
  return newlyAllowed(change, plan)
    .filter(isOfIdentity)
    .flatMap((statement) => {
      const wildcard = wildcardOf(statement);
      return wildcard ? [{ ...wildcard, statement }] : [];
    });
}

/** In the policy of an identity nobody says whom it is for. */
export function isOfIdentity({ principals, attribute }: Statement): boolean {
  return principals.length === 0 && attribute !== "assume_role_policy";
}
