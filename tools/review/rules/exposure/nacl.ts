import { type Change, destroys } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Attributes } from "../../../plan/values";
import type { Side } from "../../policy-statements";
import type { Found, Rule } from "../../rule";
import { seenActions } from "../../seen";
import { goesWithPartner, partnerOf } from "./partner";
import { blocksOf } from "./value-at";
import { isWorld, seenRule } from "./world";

const LISTS = new Set(["aws_network_acl", "aws_default_network_acl"]);

/** Answers to what goes out come in on these: lists of a subnet do not remember connections. */
const EPHEMERAL = 1024;

/** One line of a network access control list, for what comes in. */
interface Entry {
  readonly action: string;
  readonly cidr: string;

  /** `tcp 22-22`, `every protocol`. */
  readonly ports: string;

  readonly isForAnswers: boolean;
}

/**
 * A subnet lets in what it kept out. Security groups are still in the way.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/network_acl_rule
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export const exposureNacl: Rule = {
  id: "exposure.nacl",
  check(change, { plan }) {
    const isOfList = LISTS.has(change.type) || change.type === "aws_network_acl_rule";
    if (!isOfList || isOfNewOrGone(change, plan)) return undefined;
    const before = entriesOn(change, "before");
    const after = entriesOn(change, "after");
    const isIn = (entries: readonly Entry[]) => (entry: Entry) =>
      entries.some((one) => JSON.stringify(one) === JSON.stringify(entry));
    const allowed = after.filter(
      (entry) => entry.action === "allow" && isWorld(entry.cidr) && !isIn(before)(entry),
    );
    const undone = before.filter((entry) => entry.action === "deny" && !isIn(after)(entry));
    const rest = {
      evidence: destroys(change) ? [seenActions(change)] : seenRule(change),
      mitigation: "security groups still decide what gets in",
    };
    return [
      ...allowed.map(
        ({ cidr, ports, isForAnswers }): Found => ({
          level: isForAnswers ? "review" : "exposure",
          what: `The network ACL lets in ${ports} from ${cidr}`,
          ...rest,
          fix: "let in only the networks that need it",
        }),
      ),
      ...undone.map(
        ({ cidr, ports }): Found => ({
          level: "exposure",
          what: `The network ACL no longer denies ${ports} from ${cidr}`,
          ...rest,
          fix: "find out what the entry was made against before it goes",
        }),
      ),
    ];
  },
};

function isOfNewOrGone(change: Change, plan: Plan): boolean {
  if (LISTS.has(change.type)) return change.kind === "create" || change.kind === "delete";
  const isNew = partnerOf(change, "network_acl_id", plan)?.kind === "create";
  return isNew || goesWithPartner(change, "network_acl_id", plan);
}

function entriesOn(change: Change, side: Side): Entry[] {
  const attributes = change[side];
  if (LISTS.has(change.type)) return blocksOf(attributes["ingress"]).map(entryOf);
  return attributes["egress"] !== true && Object.keys(attributes).length > 0 ? [entryOf(attributes)] : [];
}

const PROTOCOLS: Readonly<Record<string, string>> = {
  "-1": "every protocol",
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
};

function entryOf(entry: Attributes): Entry {
  const given = String(entry["protocol"]);
  const protocol = PROTOCOLS[given] ?? given;
  const from = entry["from_port"];
  const to = entry["to_port"];
  const hasPorts = protocol !== "every protocol" && typeof from === "number" && typeof to === "number";
  return {
    action: String(entry["rule_action"] ?? entry["action"]).toLowerCase(),
    cidr: String(entry["cidr_block"] || entry["ipv6_cidr_block"] || "(known after apply)"),
    ports: hasPorts ? `${protocol} ${from}-${to}` : protocol,
    isForAnswers: hasPorts && from >= EPHEMERAL,
  };
}
