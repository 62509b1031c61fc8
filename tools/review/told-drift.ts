import type { ReviewedChange } from "./review";

const TAGS = /^tags\b/;
const ALL_TAGS = /^tags_all\b/;

/**
 * What changed outside of Terraform, as far as it can be told: often only the order of a list did.
 *
 * With other default tags in the code, the provider finds the old ones in `tags`; nobody changed anything as long as
 * `tags_all` is the same.
 */
export function toldDrift(drift: readonly ReviewedChange[]): ReviewedChange[] {
  return drift
    .map((change) => {
      const { differences } = change;
      const hasOtherTags = differences.some(({ path }) => ALL_TAGS.test(path));
      return {
        ...change,
        differences: hasOtherTags ? differences : differences.filter(({ path }) => !TAGS.test(path)),
      };
    })
    .filter(({ mark, differences }) => mark !== "~" || differences.length > 0);
}
