import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Found, Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { edited, fromTo, seenBoth } from "./editing";
import { goesAway, goesInTurn } from "./going";

const TYPES = new Set(["aws_route53_record"]);

/**
 * A name stops answering, or leads elsewhere; resolvers keep both answers and the word that there is none.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/route53_record
 */
export const outageDns: Rule = {
  id: "outage.dns",
  check(change, { plan }) {
    if (goesAway(change, TYPES)) return ofGone(change, plan);
    return TYPES.has(change.type) && change.kind === "update" ? ofEdit(change) : undefined;
  },
};

function ofGone(change: Change, plan: Plan): Found {
  const name = `${showValue(change.before["type"])} record of ${showValue(change.before["name"])}`;
  const evidence = [seenActions(change), seen(change, "before", "name")];
  const other = otherAnswer(change, plan);
  if (other) {
    return {
      level: "review",
      what: `The ${name} ${goes(change)}, and ${other.address} answers for it`,
      evidence,
      mitigation: "the name keeps answering, unless the new one is made before this one goes",
      fix: "move it where it is the same record; else see that what the other one answers is right",
    };
  }
  if (isValidation(change)) {
    return {
      level: "review",
      what: `The ${name} ${goes(change)}: AWS renews a certificate only while it is there`,
      evidence,
      fix: "see that no certificate is in use that it validates",
    };
  }
  return {
    level: "outage",
    what: `The ${name} ${goesInTurn(change)}: the name stops answering`,
    evidence,
    fix: "see in the query log that nobody asks for it, or make the new record before",
  };
}

/** Another record of the same name and type that is there afterwards. */
function otherAnswer({ address, before }: Change, { changes }: Plan): Change | undefined {
  return changes.find(
    ({ type, address: other, after }) =>
      TYPES.has(type) &&
      other !== address &&
      typeof after["name"] === "string" &&
      after["name"] === before["name"] &&
      after["type"] === before["type"] &&
      after["zone_id"] === before["zone_id"],
  );
}

function isValidation({ before }: Change): boolean {
  return JSON.stringify(before["records"] ?? "").includes("acm-validations.aws");
}

function ofEdit(change: Change): Found[] {
  const answers = edited(change, ["records", "alias", "type"]);
  const [from, to] = [change.before["ttl"], change.after["ttl"]];
  const isSlower = typeof from === "number" && typeof to === "number" && to > from;
  if (answers.length > 0) {
    return [
      {
        level: "review",
        what: `${showValue(change.before["name"])} leads elsewhere: ${answers.map((answer) => fromTo(change, answer)).join(", ")}`,
        evidence: seenBoth(change, isSlower ? [...answers, "ttl"] : answers),
        fix: "see that the new target answers before, and leave the old one on until the ttl is over",
      },
    ];
  }
  if (!isSlower) return [];
  return [
    {
      level: "review",
      what: `Resolvers keep the answer longer, and the next change takes that long: ttl from ${from} to ${to} seconds`,
      evidence: seenBoth(change, ["ttl"]),
      fix: "raise it only where the record will stay as it is",
    },
  ];
}
