import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

/** What a reviewer calls them, by type. */
const THINGS: Readonly<Record<string, string>> = {
  aws_ebs_volume: "volume",
  aws_ebs_snapshot: "snapshot",
  aws_ebs_snapshot_copy: "snapshot",
  aws_ebs_snapshot_import: "snapshot",
  aws_ami: "image",
  aws_ami_copy: "image",
  aws_ami_from_instance: "image",
  aws_db_snapshot: "snapshot",
  aws_db_snapshot_copy: "snapshot",
  aws_db_cluster_snapshot: "snapshot",
  aws_docdb_cluster_snapshot: "snapshot",
  aws_neptune_cluster_snapshot: "snapshot",
};

/**
 * A volume goes, or what a volume or a database could be made of again.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ebs_volume
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ami
 */
export const lossEbs: Rule = {
  id: "loss.ebs",
  check(change) {
    const thing = THINGS[change.type];
    if (!destroys(change) || thing === undefined) return undefined;
    const { before } = change;
    const kept =
      before["final_snapshot"] === true
        ? { attribute: "final_snapshot", mitigation: "a last snapshot is kept: final_snapshot is on" }
        : before["manage_ebs_snapshots"] === false
          ? { attribute: "manage_ebs_snapshots", mitigation: "the snapshots the image is made of stay" }
          : undefined;
    return {
      level: "data-loss",
      what: `The ${thing} ${goes(change)}, with what is in it`,
      evidence: [seenActions(change), ...(kept ? [seen(change, "before", kept.attribute)] : [])],
      ...(kept && { mitigation: kept.mitigation }),
      fix: "copy it before, or keep it",
    };
  },
};
