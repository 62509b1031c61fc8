import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Attributes } from "../../../plan/values";
import type { Side } from "../../policy-statements";
import type { Found, Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { goesWithPartner } from "./partner";
import { list } from "./say-statement";
import { blocksOf, isGiven, seenTurn, stays, valueAt } from "./value-at";

const LISTS = new Set(["aws_wafv2_web_acl", "aws_wafv2_rule_group"]);

const ASSOCIATIONS = new Set(["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"]);

/**
 * The firewall lets through what it kept out.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/wafv2_web_acl
 */
export const exposureWaf: Rule = {
  id: "exposure.waf",
  check(change, { plan }) {
    if (ASSOCIATIONS.has(change.type)) return ofAssociation(change, plan);
    if (!stays(change)) return undefined;
    if (change.type === "aws_cloudfront_distribution") return ofDistribution(change);
    return LISTS.has(change.type) ? [...ofDefault(change), ...ofRules(change)] : undefined;
  },
};

function ofAssociation(change: Change, plan: Plan): Found | undefined {
  if (change.kind !== "delete" || goesWithPartner(change, "resource_arn", plan)) return undefined;
  return {
    level: "exposure",
    what: "The firewall no longer stands before what it was associated with",
    evidence: [seenActions(change), seen(change, "before", "resource_arn")],
    fix: "keep the association, or put another web ACL in its place",
  };
}

function ofDistribution(change: Change): Found | undefined {
  const after = change.after["web_acl_id"];
  if (!isGiven(change.before["web_acl_id"]) || isGiven(after)) return undefined;
  return {
    level: "exposure",
    what: "The firewall no longer stands before the distribution: web_acl_id is taken away",
    evidence: seenTurn(change, "web_acl_id"),
    fix: "keep web_acl_id",
  };
}

function ofDefault(change: Change): Found[] {
  const isBlock = (side: Side) => isGiven(valueAt(change[side], "default_action.0.block"));
  const isAllow = isGiven(valueAt(change.after, "default_action.0.allow"));
  if (!isBlock("before") || isBlock("after") || !isAllow) return [];
  const what = "What no rule speaks about is let through instead of blocked (default_action = allow)";
  return [
    { level: "exposure", what, evidence: seenTurn(change, "default_action"), fix: "leave it at block" },
  ];
}

function ofRules(change: Change): Found[] {
  const [before, after] = [rulesOn(change, "before"), rulesOn(change, "after")];
  if (change.after["rule"] !== undefined && !Array.isArray(change.after["rule"])) return [];
  const blocking = [...before].filter(([, rule]) => blocks(rule)).map(([name]) => name);
  const gone = blocking.filter((name) => !after.has(name));
  const counting = blocking.filter((name) => {
    const rule = after.get(name);
    return rule !== undefined && !blocks(rule);
  });
  const rest = {
    level: "exposure" as const,
    evidence: [seen(change, "before", "rule"), seen(change, "after", "rule")],
  };
  return [
    ...(gone.length > 0
      ? [
          {
            ...rest,
            what: `The firewall loses rules: ${list(gone)}`,
            fix: "keep them, or check what does the same",
          },
        ]
      : []),
    ...(counting.length > 0
      ? [
          {
            ...rest,
            what: `The firewall counts or lets through what it blocked: ${list(counting)}`,
            fix: "leave them blocking",
          },
        ]
      : []),
  ];
}

function rulesOn(change: Change, side: Side): Map<string, Attributes> {
  return new Map(blocksOf(change[side]["rule"]).map((rule) => [String(rule["name"]), rule]));
}

/** By its own action, or by those of a group that nothing overrides. */
function blocks(rule: Attributes): boolean {
  const has = (path: string): boolean => isGiven(valueAt(rule, path));
  return (
    has("action.0.block") ||
    has("action.0.captcha") ||
    has("action.0.challenge") ||
    has("override_action.0.none")
  );
}
