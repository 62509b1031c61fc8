import { counted } from "../../terminal/words";
import { isAtLeast } from "../level";
import { summaryLine } from "../summary";
import type { PlacedStack, Places } from "./anchors";
import { Change } from "./change";
import { Folded } from "./folded";
import { Imported } from "./imported";
import { LevelBadge } from "./level-badge";
import { MarkCounts } from "./marks";
import { Outputs } from "./outputs";
import { type Part, partsOf } from "./parts";
import { Section } from "./section";

/** Up to here everything of a stack is open: nobody wants to click ten times. */
const FEW = 20;

/** Everything that changes, stack by stack. */
export function Changes({ places }: { readonly places: Places }) {
  return (
    <Section id="changes" title="Changes">
      {places.stacks.map((placed) => (
        <ChangesOfStack key={placed.id} placed={placed} />
      ))}
    </Section>
  );
}

function ChangesOfStack({ placed }: { readonly placed: PlacedStack }) {
  const { stack, id, changes } = placed;
  const isFew = changes.length <= FEW;
  return (
    <section class="stack" id={id} data-stack={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        {stack.name} <LevelBadge level={stack.level} />
      </h3>
      <p class="quiet">{summaryLine(stack.summary)}</p>
      {stack.problem !== undefined && <p class="notice bad">Not reviewed: {stack.problem}</p>}
      {stack.lacks.length > 0 && <p class="notice">The plan does not tell {stack.lacks.join("; ")}.</p>}
      <Imported placed={placed} />
      {partsOf(
        changes.filter(({ change }) => !change.isImported),
        stack.name,
      ).map((part) => (
        <PartOfStack key={part.name} part={part} stack={stack.name} isFew={isFew} />
      ))}
      <Folded folded={stack.folded.filter(({ isImported }) => !isImported)} noun="more update" />
      <Outputs outputs={stack.outputs} />
    </section>
  );
}

interface PartOfStackProps {
  readonly part: Part;
  readonly stack: string;

  /** Whether little changes in the stack. */
  readonly isFew: boolean;
}

function PartOfStack({ part: { name, level, changes }, stack, isFew }: PartOfStackProps) {
  return (
    <details class="part" open={isFew || isAtLeast(level, "exposure")}>
      <summary>
        <span class="line">
          <span class="names">
            <span class="name">{name}</span>
            <span class="quiet">{counted(changes.length, "change")}</span>
          </span>
          <MarkCounts changes={changes.map(({ change }) => change)} />
          {isAtLeast(level, "routine") && <LevelBadge level={level} />}
        </span>
      </summary>
      <div class="inside">
        {changes.map((placed) => (
          <Change
            key={placed.id}
            placed={placed}
            stack={stack}
            isOpen={isAtLeast(placed.change.level, "review") || (isFew && placed.change.mark !== "+")}
          />
        ))}
      </div>
    </details>
  );
}
