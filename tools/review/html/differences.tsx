import type { ShownDifference } from "../review";
import { changedParts, type InThree } from "./changed-part";

type Side = "before" | "after";
const HEADINGS: Readonly<Record<Side, string>> = { before: "Before", after: "After" };

/** All differences of a change; a column that would be empty is left out. */
export function Differences({ differences }: { readonly differences: readonly ShownDifference[] }) {
  if (differences.length === 0) return <p class="quiet">No attribute differs.</p>;
  const sides = (["before", "after"] as const).filter((side) =>
    differences.some((difference) => difference[side] !== undefined),
  );
  return (
    <table class="differences">
      <thead>
        <tr>
          <th scope="col">Attribute</th>
          {sides.map((side) => (
            <th key={side} scope="col">
              {HEADINGS[side]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <DifferenceRow key={difference.path} difference={difference} sides={sides} />
        ))}
      </tbody>
    </table>
  );
}

interface DifferenceRowProps {
  readonly difference: ShownDifference;
  readonly sides: readonly Side[];
}

function DifferenceRow({ difference, sides }: DifferenceRowProps) {
  const { path, before, after, replaces } = difference;
  const parts = before !== undefined && after !== undefined ? changedParts(before, after) : undefined;
  return (
    <tr>
      <th scope="row">
        {path}
        {replaces && <strong class="replaces"> forces the replacement</strong>}
      </th>
      {sides.map((side) => (
        <td key={side} class={difference[side] === undefined ? "nothing" : side}>
          <Value value={difference[side]} parts={parts?.[side]} />
        </td>
      ))}
    </tr>
  );
}

interface ValueProps {
  readonly value: string | undefined;

  /** @default - there is nothing to compare it with */
  readonly parts: InThree | undefined;
}

function Value({ value, parts }: ValueProps) {
  if (value === undefined) return <span class="quiet">not set</span>;
  if (!parts || parts[1] === "" || parts[1] === value) return <code>{value}</code>;
  const [start, own, end] = parts;
  return (
    <code>
      {start}
      <mark>{own}</mark>
      {end}
    </code>
  );
}
