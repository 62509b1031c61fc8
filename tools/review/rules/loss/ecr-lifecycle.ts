import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { type Attributes, documentOf, isAttributes, type Value } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { seen } from "../../seen";
import { blocksOf } from "./blocks-of";
import { inDays } from "./in-days";
import { isMadeHere } from "./is-made-here";

/** Images that expire. */
interface Expiry {
  /** Two of one key are about the same images. */
  readonly key: string;
  readonly isOfTagged: boolean;

  /** Images, or days: the lower, the more expire. */
  readonly limit: number;

  /** E.g. `images but the newest 10`. */
  readonly images: string;
}

/**
 * Images that the policy does not keep are deleted within a day: also the one to roll back to, and the one a task runs.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecr_lifecycle_policy
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export const lossEcrLifecycle: Rule = {
  id: "loss.ecr-lifecycle",
  check(change, { plan }) {
    if (change.type !== "aws_ecr_lifecycle_policy") return undefined;
    const more = moreOf(change, plan);
    return more.length > 0 ? expires(change, more) : undefined;
  },
};

function moreOf({ kind, before, after }: Change, plan: Plan): Expiry[] {
  if (kind !== "create" && kind !== "update" && kind !== "replace") return [];
  if (isMadeHere(plan, "aws_ecr_repository", "name", after["repository"])) return [];
  // A replacement is of another repository.
  const old = new Map((kind === "update" ? expiriesOf(before) : []).map(({ key, limit }) => [key, limit]));
  return expiriesOf(after).filter(({ key, limit }) => limit < (old.get(key) ?? Number.POSITIVE_INFINITY));
}

function expires(change: Change, more: readonly Expiry[]): Found {
  const hasTagged = more.some(({ isOfTagged }) => isOfTagged);
  return {
    level: hasTagged ? "data-loss" : "review",
    what: `The repository deletes ${more.map(({ images }) => images).join("; ")}`,
    evidence: [seen(change, "before", "policy"), seen(change, "after", "policy")],
    ...(!hasTagged && { mitigation: "none of them has a tag" }),
    fix: "see which images go (aws ecr start-lifecycle-policy-preview), and that none of them runs",
  };
}

function expiriesOf(side: Attributes): Expiry[] {
  const policy = documentOf(side["policy"]);
  return blocksOf(isAttributes(policy) ? policy["rules"] : undefined).flatMap(({ selection }) =>
    isAttributes(selection) ? ofSelection(selection) : [],
  );
}

function ofSelection({ countNumber: limit, ...selection }: Attributes): Expiry[] {
  if (typeof limit !== "number") return [];
  const { tagStatus, countType } = selection;
  const which = tagStatus === "tagged" ? `images tagged ${tagsOf(selection)}` : imagesOf(tagStatus);
  const images =
    countType === "imageCountMoreThan"
      ? `${which} but the newest ${limit}`
      : `${which} after ${inDays(limit)}`;
  return [{ key: JSON.stringify(selection), isOfTagged: tagStatus !== "untagged", limit, images }];
}

function imagesOf(tagStatus: Value | undefined): string {
  return tagStatus === "untagged" ? "untagged images" : "all images";
}

function tagsOf({ tagPrefixList, tagPatternList }: Attributes): string {
  return [tagPrefixList, tagPatternList]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter((tag) => typeof tag === "string")
    .join(", ");
}
