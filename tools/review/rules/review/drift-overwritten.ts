import type { Change } from "../../../plan/change";
import { Unknown } from "../../../plan/values";
import { type Difference, differencesOf } from "../../difference";
import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { showValue } from "../../show-value";

/** Somebody changed it by hand, perhaps to end an incident, and the apply takes that back. */
export const reviewDriftOverwritten: Rule = {
  id: "review.drift-overwritten",
  check(change, { plan }) {
    if (change.kind !== "update" && change.kind !== "replace") return undefined;
    const drift = plan.drift.find(({ address, kind }) => address === change.address && kind === "update");
    if (!drift) return undefined;
    const byHand = new Map(changedByHand(drift).map((difference) => [difference.path, difference]));
    const overwritten = differencesOf(change).filter(
      ({ path, after }) => byHand.has(path) && !(after instanceof Unknown),
    );
    if (overwritten.length === 0) return undefined;
    const ranges = overwritten.map(({ path, before, after }) => {
      const was = showValue(byHand.get(path)?.before);
      return `${path} (from ${was} to ${showValue(before)}, and now to ${showValue(after)})`;
    });
    const attributes = new Set(overwritten.map(({ path }) => path.split(/[.[]/)[0] ?? path));
    return {
      level: "review",
      what: `What was changed outside of Terraform is overwritten: ${ranges.join(", ")}`,
      evidence: [...attributes].flatMap((name) => [seen(drift, "after", name), seen(change, "after", name)]),
      fix: "ask who changed it, and why; if it has to stay, put it into the code",
    };
  },
};

const TAGS = /^tags\b/;
const ALL_TAGS = /^tags_all\b/;

/**
 * With other default tags in the code, the provider finds the old ones in `tags`, where they were not before. AWS still
 * has the tags it had as long as `tags_all` is the same.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/18311
 */
function changedByHand(drift: Change): readonly Difference[] {
  const all = differencesOf(drift);
  const hasOtherTags = all.some(({ path }) => ALL_TAGS.test(path));
  return hasOtherTags ? all : all.filter(({ path }) => !TAGS.test(path));
}
