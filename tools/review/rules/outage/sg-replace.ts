import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { goesAway, goesInTurn, goesWithOwner, nameTaken, ownerThatGoes } from "./going";

const TYPES = new Set(["aws_security_group"]);

/**
 * AWS refuses to destroy a group that an interface or another group's rule uses: the apply waits, and then fails.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/security_group
 */
export const outageSgReplace: Rule = {
  id: "outage.sg-replace",
  check(change, { plan }) {
    if (!goesAway(change, TYPES)) return undefined;
    const owner = ownerThatGoes(change, "vpc_id", plan);
    if (owner) return goesWithOwner(change, owner);
    const evidence = [seenActions(change), seen(change, "before", "name")];
    if (change.kind === "delete") {
      return {
        level: "review",
        what: "The security group is destroyed; the apply waits there, and fails, while an interface or a rule uses it",
        evidence,
        fix: "see that nothing outside of this plan uses it",
      };
    }
    const taken = nameTaken(change, "The security group");
    if (taken) return taken;
    if (change.order === "create-first") {
      return {
        level: "review",
        what: `The security group ${goes(change)}, and all that uses it moves to the new one`,
        evidence,
        mitigation: "the new one is made before the old one goes",
        fix: "see that rules of other stacks that name the old group follow",
      };
    }
    return {
      level: "outage",
      what: `The security group ${goesInTurn(change)}: AWS refuses while an interface uses it, and the apply waits and fails`,
      evidence,
      fix: "set create_before_destroy and name_prefix on it, or leave the name and the description as they are",
    };
  },
};
