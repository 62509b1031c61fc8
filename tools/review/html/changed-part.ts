/** A text in three: what it begins with as the other does, what is its own, what it ends with as the other does. */
export type InThree = readonly [start: string, own: string, end: string];

/** Marks what differs between two values, so that nobody has to compare them letter by letter. */
export function changedParts(
  before: string,
  after: string,
): { readonly before: InThree; readonly after: InThree } {
  const old = [...before];
  const young = [...after];
  const shorter = Math.min(old.length, young.length);
  let start = 0;
  while (start < shorter && old[start] === young[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === young[young.length - 1 - end]) end++;
  // A few equal letters are chance: marking what is between them would tear words apart.
  const hasMuchInCommon = start + end >= 8;
  const inThree = (text: readonly string[]): InThree =>
    hasMuchInCommon
      ? [
          text.slice(0, start).join(""),
          text.slice(start, text.length - end).join(""),
          text.slice(text.length - end).join(""),
        ]
      : ["", text.join(""), ""];
  return { before: inThree(old), after: inThree(young) };
}
