import type { Mark, ShownDifference } from "../review";

const UNKNOWN = "(known after apply)";

/** Differences as lines of a diff. What any new resource gets, such as an ARN, shares one line. */
export function differenceLines(mark: Mark, differences: readonly ShownDifference[]): string[] {
  const isBare = ({ after, replaces }: ShownDifference) => mark === "±" && after === UNKNOWN && !replaces;
  const bare = differences.filter(isBare).map(({ path }) => path);
  return [
    ...differences.filter((difference) => !isBare(difference)).flatMap(lines),
    ...(bare.length > 0 ? [`!   known after apply: ${bare.join(", ")}`] : []),
  ];
}

function lines({ path, before, after, replaces }: ShownDifference): string[] {
  const why = replaces ? "   (forces the replacement)" : "";
  if (before !== undefined && before === after) return [`!   ${path}: ${before}, another one${why}`];
  if (after === UNKNOWN && before !== undefined) return [`!   ${path}: ${before} → ${after}${why}`];
  const gone = before === undefined ? [] : [`-   ${path}: ${before}`];
  const come = after === undefined ? [] : [`+   ${path}: ${after}`];
  const all = [...gone, ...come];
  return all.map((line, i) => (i === all.length - 1 ? `${line}${why}` : line));
}
