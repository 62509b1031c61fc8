import { counted } from "../../terminal/words";
import { isAtLeast } from "../level";
import { LEVEL_WORDS } from "../level-words";
import type { PlacedStack, Places } from "./anchors";
import { drawingOf } from "./diagram-boxes";
import { BOX, layOut, type PlacedBox, type Point } from "./diagram-layout";
import { MARKS } from "./marks";
import { Section } from "./section";

/** Letters that fit into a box. */
const NAME_LENGTH = 24;
const KIND_LENGTH = 30;

/** What changes, and what it refers to, in a picture of each stack. */
export function DiagramFigures({ places }: { readonly places: Places }) {
  return (
    <Section
      id="diagram"
      title="Diagram"
      about="What changes, and its neighbours; dashed is what stays. An arrow runs from what refers to what it refers to."
    >
      {places.stacks
        .filter(({ stack }) => stack.diagram.nodes.length > 0)
        .map((placed) => (
          <DiagramFigure key={placed.id} placed={placed} />
        ))}
    </Section>
  );
}

function DiagramFigure({ placed: { stack, id } }: { readonly placed: PlacedStack }) {
  const drawing = drawingOf(stack.diagram);
  const { boxes, arrows, width, height } = layOut(drawing);
  const summary = `${stack.name}: ${counted(boxes.length, "box")}, ${counted(arrows.length, "reference")}`;
  return (
    <figure class="diagram" data-stack={id}>
      <figcaption>
        <strong>{stack.name}</strong> {drawing.leftOut && <span class="quiet">{drawing.leftOut}</span>}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
      <section class="scrolls" tabIndex={0} aria-label={`Diagram of ${stack.name}`}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary}>
          <title>{summary}</title>
          <defs>
            <marker
              id={`tip-${id}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 L8 4 L0 8 z" class="tip" />
            </marker>
          </defs>
          {arrows.map((points) => (
            <path key={curve(points)} class="arrow" d={curve(points)} marker-end={`url(#tip-${id})`} />
          ))}
          {boxes.map((box) => (
            <BoxOfDiagram key={box.id} box={box} />
          ))}
        </svg>
      </section>
    </figure>
  );
}

/** A picture of its own: letters that are wider than elsewhere do not run over its edge. */
function BoxOfDiagram({ box }: { readonly box: PlacedBox }) {
  const { x, y, kind, name, mark, isNeighbour, level } = box;
  const word = isAtLeast(level, "review") ? LEVEL_WORDS[level].word : undefined;
  const room = word ? KIND_LENGTH - word.length - 3 : KIND_LENGTH;
  return (
    <svg
      class={isNeighbour ? "box neighbour" : `box ${level}`}
      x={x}
      y={y}
      width={BOX.width}
      height={BOX.height}
    >
      <title>{[kind, name, mark && MARKS[mark].word, word].filter(Boolean).join(", ")}</title>
      <rect x="1" y="1" width={BOX.width - 2} height={BOX.height - 2} rx="6" />
      <text class="kind" x="10" y="18">
        {short(kind, room)}
      </text>
      {word && (
        <text class="word" x={BOX.width - 10} y="18" text-anchor="end">
          {word}
        </text>
      )}
      <text class="name" x="10" y="36">
        {mark && `${mark === "-" ? "−" : mark} `}
        {short(name, NAME_LENGTH)}
      </text>
    </svg>
  );
}

function short(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join("")}…`;
}

function curve([first, ...others]: readonly Point[]): string {
  if (!first) return "";
  let { x, y } = first;
  const bends = others.map((next) => {
    const middle = (x + next.x) / 2;
    const bend = `C${middle} ${y} ${middle} ${next.y} ${next.x} ${next.y}`;
    ({ x, y } = next);
    return bend;
  });
  return [`M${first.x} ${first.y}`, ...bends].join(" ");
}
