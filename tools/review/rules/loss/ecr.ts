import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { refusedUnlessEmpty } from "./refusals";

/** What it is called differs between private and public repositories. */
const FLAGS: Readonly<Record<string, string>> = {
  aws_ecr_repository: "force_delete",
  aws_ecrpublic_repository: "force_destroy",
};

/**
 * A repository goes, with its images: tasks that run go on, and none starts any more.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecr_repository
 */
export const lossEcr: Rule = {
  id: "loss.ecr",
  check(change) {
    const flag = FLAGS[change.type];
    if (!destroys(change) || flag === undefined) return undefined;
    return (
      refusedUnlessEmpty(change, "repository", flag) ?? {
        level: "data-loss",
        what: `The repository ${goes(change)}, with every image; nothing that runs one of them can start again`,
        evidence: [seenActions(change), seen(change, "before", flag)],
        fix: "copy the images that are in use to another repository before",
      }
    );
  },
};
