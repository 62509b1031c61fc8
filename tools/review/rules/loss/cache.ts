import { type Change, destroys } from "../../../plan/change";
import type { Found, Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

/** Attribute that names the last snapshot, by type. */
const FINAL_SNAPSHOTS: Readonly<Record<string, string>> = {
  aws_elasticache_cluster: "final_snapshot_identifier",
  aws_elasticache_replication_group: "final_snapshot_identifier",
  aws_elasticache_serverless_cache: "",
  aws_memorydb_cluster: "final_snapshot_name",
};

/**
 * A cache goes, and what is in it: sessions, counters and queues have no other copy. Memcached, and a member of a
 * replication group, hold nothing that is not elsewhere.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */
export const lossCache: Rule = {
  id: "loss.cache",
  check(change) {
    const attribute = FINAL_SNAPSHOTS[change.type];
    if (!destroys(change) || attribute === undefined) return undefined;
    const { before } = change;
    if (before["engine"] === "memcached") return unavailable(change, "engine", "memcached keeps nothing");
    if (change.type === "aws_elasticache_cluster" && typeof before["replication_group_id"] === "string") {
      return unavailable(change, "replication_group_id", "the data is in its replication group");
    }
    const snapshot = before[attribute];
    return {
      level: "data-loss",
      what: `The cache ${goes(change)}, with everything in it`,
      evidence: [seenActions(change), ...(attribute ? [seen(change, "before", attribute)] : [])],
      ...(typeof snapshot === "string" &&
        snapshot !== "" && {
          mitigation: `a last snapshot is kept as ${snapshot}; a new cache starts empty`,
        }),
      fix: "take a snapshot before and restore the new one from it, or make sure that all of it can be computed again",
    };
  },
};

function unavailable(change: Change, attribute: string, mitigation: string): Found {
  return {
    level: "outage",
    what: `The cache ${goes(change)}: what it answered has to be answered by others`,
    evidence: [seenActions(change), seen(change, "before", attribute)],
    mitigation,
    fix: "make sure that those behind it bear the load",
  };
}
