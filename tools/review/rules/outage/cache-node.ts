import type { Change } from "../../../plan/change";
import type { Found, Rule } from "../../rule";
import { lowered, seen, turns } from "../../seen";
import { edited, fromTo, seenBoth } from "./editing";
import { momentOf } from "./maintenance";

const TYPES = new Set(["aws_elasticache_replication_group", "aws_elasticache_cluster"]);
const COUNTS = ["num_cache_clusters", "num_cache_nodes", "num_node_groups", "replicas_per_node_group"];

/**
 * Nodes of a cache are exchanged or taken away: connections break, and what only they held is asked of the database again.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */
export const outageCacheNode: Rule = {
  id: "outage.cache-node",
  check(change) {
    if (!TYPES.has(change.type)) return undefined;
    return [...exchanged(change), ...withoutFailover(change)];
  },
};

function exchanged(change: Change): Found[] {
  const fewer = COUNTS.filter((attribute) => lowered(change, attribute));
  const attributes = [...edited(change, ["node_type", "engine_version"]), ...fewer];
  if (attributes.length === 0) return [];
  const { isNow, words } = momentOf(change);
  const hasFailover = change.after["automatic_failover_enabled"] === true;
  return [
    {
      level: isNow ? "outage" : "review",
      what: `Nodes of the cache are exchanged or taken away ${words}: ${attributes.map((attribute) => fromTo(change, attribute)).join(", ")}`,
      evidence: [...seenBoth(change, attributes), seen(change, "after", "apply_immediately")],
      ...(hasFailover && { mitigation: "brief: a replica takes over" }),
      fix: "apply it in a quiet hour, and see that the database bears the callers while the cache is empty",
    },
  ];
}

function withoutFailover(change: Change): Found[] {
  if (!turns(change, "automatic_failover_enabled", true, false)) return [];
  return [
    {
      level: "review",
      what: "No replica takes over any more when the primary node fails",
      evidence: seenBoth(change, ["automatic_failover_enabled"]),
      fix: "leave automatic_failover_enabled on where callers can't do without the cache",
    },
  ];
}
