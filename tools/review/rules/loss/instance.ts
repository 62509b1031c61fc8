import { destroys } from "../../../plan/change";
import type { Attributes } from "../../../plan/values";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { blocksOf } from "./blocks-of";
import { refusedByProtection } from "./refusals";

const VOLUMES = ["root_block_device", "ebs_block_device"];

/**
 * An instance goes, with the volumes that are deleted with it: unless told otherwise, that is each of them.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/instance
 */
export const lossInstance: Rule = {
  id: "loss.instance",
  check(change) {
    if (!destroys(change) || change.type !== "aws_instance") return undefined;
    const refused = refusedByProtection(change, "instance", "disable_api_termination");
    if (refused) return refused;
    const evidence = [seenActions(change), ...VOLUMES.map((name) => seen(change, "before", name))];
    if (keepsVolumes(change.before)) {
      return {
        level: "outage",
        what: `The instance ${goes(change)}, and what runs on it stops`,
        evidence,
        mitigation: "its volumes stay: delete_on_termination is off",
        fix: "start another one before, and note down the volumes that are left",
      };
    }
    return {
      level: "data-loss",
      what: `The instance ${goes(change)}, with its disks: delete_on_termination is on`,
      evidence,
      fix: "take snapshots of its volumes before, or make sure that nothing on them is needed",
    };
  },
};

function keepsVolumes(before: Attributes): boolean {
  const roots = blocksOf(before["root_block_device"]);
  const volumes = VOLUMES.flatMap((name) => blocksOf(before[name]));
  const hasInstanceStore = blocksOf(before["ephemeral_block_device"]).length > 0;
  return (
    roots.length > 0 &&
    !hasInstanceStore &&
    volumes.every(({ delete_on_termination: isDeleted }) => isDeleted === false)
  );
}
