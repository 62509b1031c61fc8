import type { PlacedStack, Places } from "./anchors";
import { LevelBadge } from "./level-badge";
import { MarkCounts } from "./marks";
import { Section } from "./section";
import { Table } from "./table";

/** The stacks, in the order in which they have to be applied. */
export function Stacks({ places }: { readonly places: Places }) {
  if (places.stacks.length === 0) {
    return (
      <Section id="stacks" title="Stacks">
        <p>None was planned.</p>
      </Section>
    );
  }
  return (
    <Section id="stacks" title="Stacks" about="In the order in which they can be applied.">
      <Table
        caption="Stacks in the order in which they can be applied"
        columns={["Stack", "Level", "Changes to read", "Need not be read", "Before it is applied"]}
        rows={places.stacks.map((placed, i) => ({
          key: placed.id,
          cells: [
            <>
              {i + 1}. <a href={`#${placed.id}`}>{placed.stack.name}</a>
            </>,
            placed.stack.problem === undefined ? (
              <LevelBadge level={placed.stack.level} />
            ) : (
              <span class="badge not-reviewed">not reviewed</span>
            ),
            placed.changes.length === 0 ? (
              <span class="quiet">none</span>
            ) : (
              <MarkCounts changes={placed.stack.changes} />
            ),
            placed.stack.folded.reduce((count, { addresses }) => count + addresses.length, 0),
            <Before key="before" placed={placed} />,
          ],
        }))}
      />
    </Section>
  );
}

function Before({ placed: { stack } }: { readonly placed: PlacedStack }) {
  if (stack.problem !== undefined) return <>{stack.problem}</>;
  if (stack.planAgainAfter.length === 0) return <span class="quiet">nothing</span>;
  return (
    <>
      plan it again after <strong>{stack.planAgainAfter.join(", ")}</strong>
    </>
  );
}
