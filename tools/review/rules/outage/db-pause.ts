import type { Change } from "../../../plan/change";
import { type Attributes, isAttributes, isList } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { seenBoth } from "./editing";

const SCALING = "serverlessv2_scaling_configuration";

/**
 * A serverless database that may pause makes its next caller wait; one that can't grow slows down under load.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/rds_cluster
 */
export const outageDbPause: Rule = {
  id: "outage.db-pause",
  check(change) {
    if (change.type !== "aws_rds_cluster" || change.kind !== "update") return undefined;
    const [before, after] = [scalingOf(change.before), scalingOf(change.after)];
    const least = lowered(before["min_capacity"], after["min_capacity"]);
    const most = lowered(before["max_capacity"], after["max_capacity"]);
    return [
      ...(least?.to === 0
        ? [
            found(
              change,
              `The database pauses when nobody calls: min_capacity from ${least.from} to 0`,
              "see that the first caller can wait while it starts, about 15 seconds",
            ),
          ]
        : []),
      ...(most
        ? [
            found(
              change,
              `The database can't grow as far any more: max_capacity from ${most.from} to ${most.to}`,
              "compare with the most it needed in the last month; max_connections follows the new limit",
            ),
          ]
        : []),
    ];
  },
};

function found(change: Change, what: string, fix: string): Found {
  return { level: "review", what, evidence: seenBoth(change, [SCALING]), fix };
}

function lowered(from: unknown, to: unknown): { from: number; to: number } | undefined {
  return typeof from === "number" && typeof to === "number" && to < from ? { from, to } : undefined;
}

function scalingOf(side: Attributes): Attributes {
  const scaling = side[SCALING];
  const [first] = isList(scaling) ? scaling : [];
  return isAttributes(first) ? first : {};
}
