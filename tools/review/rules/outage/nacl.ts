import type { Change } from "../../../plan/change";
import { type Attributes, isAttributes, type Value } from "../../../plan/values";
import { type Difference, differencesOf } from "../../difference";
import type { Found, Rule } from "../../rule";
import { seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";

const LISTS = new Set(["aws_network_acl"]);

/** Terraform changes it, and can't destroy it. */
const DEFAULT = "aws_default_network_acl";

const RULES = new Set(["aws_network_acl_rule"]);
const ASSOCIATIONS = new Set(["aws_network_acl_association"]);

/**
 * A network ACL drops packets of whole subnets, answers included: it keeps no connections in mind.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/network_acl
 */
export const outageNacl: Rule = {
  id: "outage.nacl",
  check(change, { plan }) {
    const attribute = LISTS.has(change.type) ? "vpc_id" : "network_acl_id";
    const isGoing = [LISTS, RULES, ASSOCIATIONS].some((types) => goesAway(change, types));
    const owner = isGoing ? ownerThatGoes(change, attribute, plan) : undefined;
    if (owner) return goesWithOwner(change, owner);
    if (RULES.has(change.type)) return ofRule(change);
    if (isGoing) {
      return found(change, `It ${goesInTurn(change)}: its subnets fall back to the default network ACL`);
    }
    const isList = LISTS.has(change.type) || change.type === DEFAULT;
    return isList && change.kind === "update" ? ofList(change) : undefined;
  },
};

function ofRule(change: Change): Found | undefined {
  const { before, after, kind } = change;
  if (goesAway(change, RULES)) {
    return found(change, `The rule that says ${inWords(before)} ${goesInTurn(change)}`);
  }
  if (kind === "create" && after["rule_action"] === "deny") {
    return found(change, `A new rule says ${inWords(after)}`);
  }
  return undefined;
}

/** Rules that are written in the list: sets, of which whole elements come and go, or one in part. */
function ofList(change: Change): Found | undefined {
  const edits = differencesOf(change).filter(({ path }) => /^(ingress|egress)\b/.test(path));
  const words = edits.flatMap(({ before, after }) => [
    ...(isRule(before, "allow") ? [`no longer: ${inWords(before)}`] : []),
    ...(isRule(after, "deny") ? [`new: ${inWords(after)}`] : []),
  ]);
  const inPart = edits.filter((edit) => !isWhole(edit)).map(({ path }) => path);
  if (words.length + inPart.length === 0) return undefined;
  return found(change, `Its rules change: ${[...words, ...inPart].join("; ")}`);
}

function isWhole({ before, after }: Difference): boolean {
  return isAttributes(before) || isAttributes(after);
}

function isRule(value: Value | undefined, action: string): value is Attributes {
  return isAttributes(value) && (value["action"] ?? value["rule_action"]) === action;
}

function inWords(rule: Attributes): string {
  const range = rule["cidr_block"] || rule["ipv6_cidr_block"];
  const action = rule["rule_action"] ?? rule["action"];
  return `${String(action)} ${showValue(range)} ports ${showValue(rule["from_port"])}-${showValue(rule["to_port"])}`;
}

function found(change: Change, what: string): Found {
  return {
    level: "review",
    what,
    evidence: [seenActions(change)],
    fix: "see that both directions still let through what the subnets need, ephemeral ports included",
  };
}
