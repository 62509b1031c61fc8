import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { refusedUnlessEmpty } from "./refusals";

const TYPES = new Set(["aws_s3_bucket", "aws_s3_directory_bucket"]);

/**
 * A bucket goes, with every version of every object where force_destroy says so. The value in the state counts: to set
 * it in the same apply does nothing.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket
 */
export const lossBucket: Rule = {
  id: "loss.bucket",
  check(change) {
    if (!destroys(change) || !TYPES.has(change.type)) return undefined;
    return (
      refusedUnlessEmpty(change, "bucket", "force_destroy") ?? {
        level: "data-loss",
        what: `The bucket ${goes(change)}, with every version of every object; its name is free for anybody`,
        evidence: [seenActions(change), seen(change, "before", "force_destroy")],
        fix: "copy the objects to another bucket before, or keep it",
      }
    );
  },
};
