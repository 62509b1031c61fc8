import type { Change } from "../../../plan/change";
import type { Found, Rule } from "../../rule";
import { lowered, seen } from "../../seen";
import { blocksOf } from "./blocks-of";

/** How long a message is kept, by type. */
const RETENTIONS: Readonly<Record<string, { readonly attribute: string; readonly unit: string }>> = {
  aws_kinesis_stream: { attribute: "retention_period", unit: "hours" },
  aws_sqs_queue: { attribute: "message_retention_seconds", unit: "seconds" },
};

/**
 * Items and messages that are older than the new limit are deleted, also those that are there already.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/dynamodb_table
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/kinesis_stream
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/sqs_queue
 */
export const lossTtl: Rule = {
  id: "loss.ttl",
  check(change) {
    if (change.kind !== "update") return undefined;
    if (change.type === "aws_dynamodb_table") return ofTable(change);
    const retention = RETENTIONS[change.type];
    const range = retention && lowered(change, retention.attribute);
    if (!range) return undefined;
    const { attribute, unit } = retention;
    return {
      level: "data-loss",
      what: `Messages older than ${range.to} ${unit} are deleted; they were kept ${range.from}`,
      evidence: [seen(change, "before", attribute), seen(change, "after", attribute)],
      fix: "let the consumers catch up before",
    };
  },
};

function ofTable(change: Change): Found | undefined {
  const [before] = blocksOf(change.before["ttl"]);
  const [after] = blocksOf(change.after["ttl"]);
  if (after?.["enabled"] !== true) return undefined;
  const name = after["attribute_name"];
  if (before?.["enabled"] === true && before["attribute_name"] === name) return undefined;
  return {
    level: "data-loss",
    what: `Items whose ${typeof name === "string" ? name : "time to live"} is in the past are deleted from then on`,
    evidence: [seen(change, "before", "ttl"), seen(change, "after", "ttl")],
    fix: "count the items whose time is over before, and back the table up",
  };
}
