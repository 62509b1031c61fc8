import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Found, Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";

const ASSOCIATIONS = new Set(["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"]);
const LISTS = new Set([
  "aws_wafv2_web_acl",
  "aws_wafv2_rule_group",
  "aws_wafv2_ip_set",
  "aws_wafv2_regex_pattern_set",
  "aws_waf_web_acl",
  "aws_wafregional_web_acl",
]);

/**
 * Requests get through unchecked: nobody notices until somebody uses it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/wafv2_web_acl_association
 */
export const outageWaf: Rule = {
  id: "outage.waf",
  check(change, { plan }) {
    if (goesAway(change, LISTS))
      return found(change, `The firewall's ${kindOf(change)} ${goesInTurn(change)}`);
    if (!goesAway(change, ASSOCIATIONS)) return undefined;
    if (change.kind === "replace") {
      const owner = ownerThatGoes(change, "web_acl_arn", plan);
      return owner ? goesWithOwner(change, owner) : ofAssociation(change);
    }
    // One that goes for good is told as an exposure, unless there is nothing left to protect.
    const target = protectedThatGoes(change, plan);
    return target && goesWithOwner(change, target);
  },
};

/** Of any type. */
function protectedThatGoes({ before }: Change, { changes }: Plan): Change | undefined {
  return changes.find(
    ({ kind, before: { arn } }) => kind === "delete" && arn !== undefined && arn === before["resource_arn"],
  );
}

function ofAssociation(change: Change): Found {
  return found(change, `The association with the firewall ${goesInTurn(change)}`, [
    seen(change, "before", "resource_arn"),
  ]);
}

function found(change: Change, what: string, more: readonly string[] = []): Found {
  return {
    level: "exposure",
    what: `${what}: requests get through that it would have stopped`,
    evidence: [seenActions(change), ...more],
    ...(change.order === "create-first" && { mitigation: "the new one is made before the old one goes" }),
    fix: "see that another one is in its place before",
  };
}

/** `aws_wafv2_ip_set` is an `ip set`. */
function kindOf({ type }: Change): string {
  return type.replace(/^aws_waf(v2|regional)?_/, "").replaceAll("_", " ");
}
