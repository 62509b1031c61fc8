import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

const TYPES = new Set([
  "aws_efs_file_system",
  "aws_fsx_lustre_file_system",
  "aws_fsx_ontap_file_system",
  "aws_fsx_ontap_volume",
  "aws_fsx_openzfs_file_system",
  "aws_fsx_openzfs_volume",
  "aws_fsx_windows_file_system",
]);

/**
 * A file system goes, with every file. FSx keeps a last backup where the state says so; EFS has none to ask for.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/efs_file_system
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/fsx_windows_file_system
 */
export const lossFs: Rule = {
  id: "loss.fs",
  check(change) {
    if (!destroys(change) || !TYPES.has(change.type)) return undefined;
    const keepsBackup = change.before["skip_final_backup"] === false;
    return {
      level: "data-loss",
      what: `The file system ${goes(change)}, with every file in it`,
      evidence: [seenActions(change), ...(keepsBackup ? [seen(change, "before", "skip_final_backup")] : [])],
      ...(keepsBackup && {
        mitigation: "FSx keeps a last backup: skip_final_backup is off; a new file system starts empty",
      }),
      fix: "back it up before and restore the new one from it, or keep it",
    };
  },
};
