import { type Change, destroys } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Value } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { goesWithOwner, ownerThatGoes } from "../outage/going";
import { blocksOf } from "./blocks-of";

const CONFIGURATION = "versioning_configuration";

/**
 * Without versioning, what is overwritten or deleted from then on is gone. To destroy the configuration suspends it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_versioning
 */
export const lossBucketVersioning: Rule = {
  id: "loss.bucket-versioning",
  check(change, { plan }) {
    if (change.type !== "aws_s3_bucket_versioning") return undefined;
    if (destroys(change)) return ofDestroy(change, plan);
    const after = statusOf(change.after[CONFIGURATION]);
    if (change.kind !== "update" || statusOf(change.before[CONFIGURATION]) !== "Enabled") return undefined;
    if (typeof after !== "string" || after === "Enabled") return undefined;
    return {
      level: "exposure",
      what: `Versioning turns from Enabled to ${after}: what is overwritten or deleted from then on is gone`,
      evidence: [seen(change, "before", CONFIGURATION), seen(change, "after", CONFIGURATION)],
      mitigation: MITIGATION,
      fix: FIX,
    };
  },
};

const MITIGATION = "versions that are there already stay";
const FIX = "leave it enabled, and let a lifecycle rule expire old versions";

function ofDestroy(change: Change, plan: Plan): Found {
  const bucket = ownerThatGoes(change, "bucket", plan);
  if (bucket) return goesWithOwner(change, bucket);
  const status = statusOf(change.before[CONFIGURATION]);
  const evidence = [seenActions(change), seen(change, "before", CONFIGURATION)];
  if (typeof status === "string" && status !== "Enabled") {
    return {
      level: "routine",
      what: `The versioning of the bucket ${goes(change)}, and was ${status}`,
      evidence,
      fix: "nothing to do",
    };
  }
  return {
    level: "exposure",
    what: `The versioning of the bucket ${goes(change)}, which suspends it: what is overwritten or deleted from then on is gone`,
    evidence,
    mitigation: MITIGATION,
    fix: FIX,
  };
}

function statusOf(configuration: Value | undefined): Value | undefined {
  return blocksOf(configuration)[0]?.["status"];
}
