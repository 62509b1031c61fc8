/** Characters that move, hide or reorder what is around them; line ends and tabs of our own markup stay. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029\p{Cs}](?<![\n\t])/gu;

/**
 * A page without characters that nobody sees.
 *
 * A mark stands in their place: two values that differ by such a character alone must not look the same.
 */
export function withoutUnseen(page: string): string {
  return page.replace(UNSEEN, "\uFFFD");
}
