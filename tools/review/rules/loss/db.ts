import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

const TYPES = new Set([
  "aws_db_instance",
  "aws_rds_cluster",
  "aws_docdb_cluster",
  "aws_neptune_cluster",
  "aws_redshift_cluster",
]);

/**
 * A database goes, and what is in it. The provider destroys with the values in the state: those decide whether a last
 * snapshot is kept, and whether it can be destroyed at all.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance
 */
export const lossDb: Rule = {
  id: "loss.db",
  check(change) {
    if (!destroys(change) || !TYPES.has(change.type)) return undefined;
    const { before, address } = change;
    const evidence = [seenActions(change)];
    if (before["deletion_protection"] === true) {
      return {
        level: "outage",
        what: `The database ${goes(change)}, and the apply fails there: deletion protection is on`,
        evidence: [...evidence, seen(change, "before", "deletion_protection")],
        mitigation: "nothing is lost; what comes after it is not done",
        fix: `keep it: put ${address} back into the code`,
      };
    }
    const snapshot = before["final_snapshot_identifier"];
    const keepsSnapshot = before["skip_final_snapshot"] === false;
    if (keepsSnapshot && typeof snapshot !== "string") {
      return {
        level: "outage",
        what: `The database ${goes(change)}, and the apply fails there: a last snapshot is asked for and has no name`,
        evidence: [...evidence, seen(change, "before", "final_snapshot_identifier")],
        fix: "apply final_snapshot_identifier before anything else",
      };
    }
    return {
      level: "data-loss",
      what: `The database ${goes(change)}, with everything in it`,
      evidence: [...evidence, seen(change, "before", "skip_final_snapshot")],
      ...(keepsSnapshot && {
        mitigation: `a last snapshot is kept as ${snapshot}; a new database starts empty`,
      }),
      fix:
        change.kind === "replace"
          ? "restore the new one from a snapshot, or keep the old one; take a snapshot by hand before"
          : `keep it: put ${address} back into the code; or take a snapshot by hand before`,
    };
  },
};
