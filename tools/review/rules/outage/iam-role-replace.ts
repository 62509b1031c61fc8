import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { goesAway, goesInTurn, nameTaken } from "./going";

const TYPES = new Set(["aws_iam_role"]);

/**
 * A new role is another principal, even under the old name: policies that name the old one don't know it, and credentials
 * of the old one stop working.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/iam_role
 */
export const outageIamRoleReplace: Rule = {
  id: "outage.iam-role-replace",
  check(change) {
    if (!goesAway(change, TYPES) || change.kind !== "replace") return undefined;
    const evidence = [seenActions(change), seen(change, "before", "arn")];
    const role = `The role ${showValue(change.before["name"])}`;
    const taken = nameTaken(change, role, { mitigation: "the old one stays" });
    if (taken) return taken;
    return {
      level: "outage",
      what: `${role} ${goesInTurn(change)}: what runs under it loses its credentials, and policies that name it break`,
      evidence,
      ...(change.order === "create-first" && { mitigation: "the new one is made before the old one goes" }),
      fix: "look for its ARN in trust, bucket and key policies, also of other accounts",
    };
  },
};
