import { type Change, destroys } from "../../../plan/change";
import { isList, type Value } from "../../../plan/values";
import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { blocksOf } from "./blocks-of";
import { refusedByProtection } from "./refusals";

/**
 * A replica of a table goes: whoever uses the table in that region has none. The items stay in the other regions.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/dynamodb_table
 */
export const lossDynamodbReplica: Rule = {
  id: "loss.dynamodb-replica",
  check(change) {
    if (destroys(change) && change.type === "aws_dynamodb_table_replica") {
      return (
        refusedByProtection(change, "replica", "deletion_protection_enabled") ?? {
          level: "outage",
          what: "A replica of the table is removed: its region has no table any more",
          evidence: [seenActions(change)],
          mitigation: MITIGATION,
          fix: FIX,
        }
      );
    }
    const regions = removedRegions(change);
    if (regions.length === 0) return undefined;
    return {
      level: "outage",
      what: `The table is removed from ${regions.join(", ")}`,
      evidence: [seen(change, "before", "replica"), seen(change, "after", "replica")],
      mitigation: MITIGATION,
      fix: FIX,
    };
  },
};

const MITIGATION = "the items stay in the other regions";
const FIX = "move its readers and writers to another region before";

function removedRegions({ type, kind, before, after }: Change): string[] {
  if (type !== "aws_dynamodb_table" || kind !== "update" || !isList(after["replica"])) return [];
  const staying = new Set(regionsOf(after["replica"]));
  return regionsOf(before["replica"]).filter((region) => !staying.has(region));
}

function regionsOf(replicas: Value | undefined): string[] {
  return blocksOf(replicas).flatMap(({ region_name: region }) =>
    typeof region === "string" ? [region] : [],
  );
}
