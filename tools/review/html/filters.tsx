import { LEVELS, type Level } from "../level";
import type { Review } from "../review";
import type { Places } from "./anchors";
import { LevelBadge } from "./level-badge";

/** What can be shown and hidden without a script: see {@link filterStyle}. */
export function Filters({ review, places }: { readonly review: Review; readonly places: Places }) {
  return (
    <form class="filters" autocomplete="off">
      <fieldset>
        <legend>Show levels</legend>
        {levelsOf(review).map((level) => (
          <label key={level}>
            <input type="checkbox" id={`show-${level}`} checked /> <LevelBadge level={level} />
          </label>
        ))}
      </fieldset>
      {places.stacks.length > 1 && (
        <fieldset>
          <legend>Show stacks</legend>
          <label>
            <input type="radio" name="stack" id="all-stacks" checked /> all
          </label>
          {places.stacks.map(({ stack, id }) => (
            <label key={id}>
              <input type="radio" name="stack" id={`only-${id}`} /> {stack.name}
            </label>
          ))}
        </fieldset>
      )}
    </form>
  );
}

/** Hides findings and changes of the levels that are not ticked, and stacks that are not chosen. */
export function filterStyle(review: Review, places: Places): string {
  const levels = levelsOf(review);
  return [
    "@supports selector(:has(*)) {",
    ".part:has(> .inside > .change[data-level]), .branch { display: none }",
    ...levels.flatMap((level) => [
      `body:has(#show-${level}:not(:checked)) [data-level="${level}"] { display: none }`,
      // What has nothing left to show goes as well.
      `body:has(#show-${level}:checked) :is(.part, .branch):has([data-level="${level}"]) { display: block }`,
    ]),
    ...places.stacks.map(
      ({ id }) => `body:has(#only-${id}:checked) [data-stack]:not([data-stack="${id}"]) { display: none }`,
    ),
    "}",
  ].join("\n");
}

/** Levels there is something of, the worst first. */
function levelsOf({ findings, stacks }: Review): Level[] {
  const present = new Set(
    [...findings, ...stacks.flatMap(({ changes }) => changes)].map(({ level }) => level),
  );
  return [...LEVELS].reverse().filter((level) => present.has(level));
}
