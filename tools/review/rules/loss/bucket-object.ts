import { removes } from "../../../plan/change";
import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";

const TYPES = new Set(["aws_s3_object", "aws_s3_object_copy", "aws_s3_bucket_object"]);

/**
 * An object goes. Of a versioned bucket the provider deletes all of its versions, so that versioning is no help.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_object
 */
export const lossBucketObject: Rule = {
  id: "loss.bucket-object",
  check(change) {
    if (!removes(change) || change.deposed !== undefined || !TYPES.has(change.type)) return undefined;
    const { key } = change.before;
    return {
      level: "review",
      what: `The object ${typeof key === "string" ? key : change.name} is deleted, in all its versions`,
      evidence: [seenActions(change), seen(change, "before", "key")],
      fix: "make sure that nobody reads it, and that its content can be had again",
    };
  },
};
