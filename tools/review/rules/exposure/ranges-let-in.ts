import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { isList, type Value } from "../../../plan/values";
import { blocksOf } from "./value-at";

/** Blocks and resources that may bring more ranges than the group has now. */
const RULES = new Set(["aws_vpc_security_group_ingress_rule", "aws_security_group_rule"]);

/**
 * Ranges of addresses that the security groups of a resource let in.
 *
 * @returns nothing where that can't be told: a group of another stack, or one whose rules change
 */
export function rangesLetIn({ after }: Change, { changes }: Plan): string[] | undefined {
  const ids = after["vpc_security_group_ids"];
  if (!isList(ids) || ids.length === 0 || changes.some(isRuleThatChanges)) return undefined;
  const groups = ids.map((id) => changes.find((change) => isGroup(change, id)));
  const ranges = groups.map((group) => group && rangesOf(group));
  return ranges.some((own) => own === undefined)
    ? undefined
    : [...new Set(ranges.flatMap((own) => own ?? []))].sort();
}

function isRuleThatChanges({ type, kind }: Change): boolean {
  return RULES.has(type) && kind !== "none";
}

function isGroup({ type, kind, before }: Change, id: Value): boolean {
  return type === "aws_security_group" && kind === "none" && typeof id === "string" && before["id"] === id;
}

/** AWS shows the rules of a group in it, wherever the code has them. */
function rangesOf({ before }: Change): string[] | undefined {
  if (!isList(before["ingress"])) return undefined;
  return blocksOf(before["ingress"]).flatMap((rule) =>
    [rule["cidr_blocks"], rule["ipv6_cidr_blocks"]].flatMap((list) => (isList(list) ? list.map(String) : [])),
  );
}
