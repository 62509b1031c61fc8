import type { Change } from "../../../plan/change";
import { type Plan, withoutKey } from "../../../plan/plan";
import { isAttributes, isList, type Value } from "../../../plan/values";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { goesAway, goesInTurn, nameTaken } from "./going";

const TYPES = new Set(["aws_lb", "aws_alb", "aws_elb"]);

/**
 * A load balancer goes, and its DNS name with it: a new one has another name, which callers learn only from DNS.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lb
 */
export const outageLb: Rule = {
  id: "outage.lb",
  check(change, { plan }) {
    if (!goesAway(change, TYPES)) return undefined;
    const evidence = [seenActions(change)];
    if (change.before["enable_deletion_protection"] === true) {
      return {
        level: "outage",
        what: `The load balancer ${goes(change)}, and the apply fails there: deletion protection is on`,
        evidence: [...evidence, seen(change, "before", "enable_deletion_protection")],
        mitigation: "its DNS name stays; listeners that this plan destroys are gone by then",
        fix: `keep it: put ${change.address} back into the code`,
      };
    }
    const taken = nameTaken(change, "The load balancer", { fix: "give the new one another name" });
    if (taken) return taken;
    const alias = aliasOf(change, plan);
    return {
      level: "outage",
      what: `The load balancer ${goesInTurn(change)}: its DNS name stops answering`,
      evidence: [...evidence, seen(change, "before", "dns_name")],
      ...(alias && {
        mitigation: `${alias.address} follows in the same plan: out until resolvers ask again`,
      }),
      fix: "make the new one beside it, point DNS at it, and take the old one away a day later",
    };
  },
};

/** Record of the same plan that is pointed at the new one. */
function aliasOf(change: Change, { changes, references }: Plan): Change | undefined {
  if (change.kind !== "replace") return undefined;
  return changes.find(({ type, kind, address, before }) => {
    if (type !== "aws_route53_record" || !["create", "update", "replace"].includes(kind)) return false;
    const refersTo = references.get(withoutKey(address))?.get("alias") ?? [];
    return refersTo.includes(withoutKey(change.address)) || isAliasOf(change, before["alias"]);
  });
}

function isAliasOf(change: Change, alias: Value | undefined): boolean {
  const dnsName = change.before["dns_name"];
  const [first] = isList(alias) ? alias : [];
  const name = isAttributes(first) ? first["name"] : undefined;
  return typeof dnsName === "string" && typeof name === "string" && bare(name) === bare(dnsName);
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^dualstack\./, "")
    .replace(/\.$/, "");
}
