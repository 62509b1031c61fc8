import { type Change, destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { goesWithOwner, ownerThatGoes } from "../outage/going";

const TYPES = new Set([
  "aws_rds_cluster_instance",
  "aws_docdb_cluster_instance",
  "aws_neptune_cluster_instance",
]);

/**
 * An instance of a database cluster goes. The data is in the cluster's volume and stays; without an instance nobody can
 * get at it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/rds_cluster_instance
 */
export const lossDbInstance: Rule = {
  id: "loss.db-instance",
  check(change, { plan }) {
    if (!destroys(change) || !TYPES.has(change.type)) return undefined;
    const cluster = ownerThatGoes(change, "cluster_identifier", plan);
    if (cluster) return goesWithOwner(change, cluster);
    const evidence = [seenActions(change), seen(change, "before", "cluster_identifier")];
    const staying = plan.changes.find((other) => stays(other, change));
    if (staying) {
      return {
        level: "review",
        what: `An instance of the cluster ${goes(change)}, and connections to it break; if it is the writer, another takes over`,
        evidence,
        mitigation: `${staying.address} stays, and the data is in the cluster`,
        fix: "fail over to the instance that stays before",
      };
    }
    return {
      level: "outage",
      what: `An instance of the cluster ${goes(change)}, and no other is known to stay: the database can't be reached`,
      evidence,
      mitigation: "the data is in the cluster, and stays",
      fix: "add another instance in an apply before",
    };
  },
};

function stays({ type, kind, before }: Change, gone: Change): boolean {
  const cluster = gone.before["cluster_identifier"];
  return (
    type === gone.type &&
    (kind === "none" || kind === "update") &&
    typeof cluster === "string" &&
    before["cluster_identifier"] === cluster
  );
}
