import { groupFindings } from "../group-findings";
import type { Level } from "../level";
import type { Review } from "../review";
import type { Places } from "./anchors";
import { FindingCard } from "./finding-card";
import { Section } from "./section";
import { Accepted, WaiversToTidy } from "./waived";

/** What was found, the worst first; what is accepted after it. */
export function Findings({ review, places }: { readonly review: Review; readonly places: Places }) {
  const seen = new Set<Level>();
  const cards = groupFindings(review.findings).map((group, i) => {
    const isFirst = !seen.has(group.level);
    seen.add(group.level);
    return (
      <FindingCard
        key={[group.rule, group.level, i].join(" ")}
        group={group}
        places={places}
        id={isFirst ? `findings-${group.level}` : undefined}
      />
    );
  });
  return (
    <Section id="findings" title="Findings">
      <p class="notice some-hidden">A filter is on: some findings and changes are hidden.</p>
      {cards.length > 0 ? cards : <p>Nothing that was found hurts.</p>}
      <Accepted accepted={review.waivers.accepted} places={places} />
      <WaiversToTidy waivers={review.waivers} />
    </Section>
  );
}
