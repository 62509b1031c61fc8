import type { Planned } from "../review";
import type { Places } from "./anchors";
import { Section } from "./section";
import { Table } from "./table";

interface WhatWasPlannedProps {
  readonly places: Places;

  /** @default - not known */
  readonly commit: string | undefined;
}

/** By what the plans can be told apart from any other; checked again before they are applied. */
export function WhatWasPlanned({ places, commit }: WhatWasPlannedProps) {
  return (
    <Section id="planned" title="What was planned" about="Checked again before it is applied.">
      <p>Commit: {commit === undefined ? <span class="quiet">not known</span> : <code>{commit}</code>}</p>
      <Table
        caption="What was planned"
        columns={["Stack", "Plan SHA-256", "State serial", "State lineage", "Terraform", "Time", "Complete"]}
        rows={places.stacks.map(({ stack: { name, planned }, id }) => ({
          key: id,
          stack: id,
          cells: [name, ...cellsOf(planned)],
        }))}
      />
    </Section>
  );
}

function cellsOf({ sha256, serial, lineage, terraform, time, isComplete }: Planned) {
  const facts = [sha256, serial, lineage, terraform, time];
  return [
    ...facts.map((fact) => (fact === undefined ? <span class="quiet">not known</span> : <code>{fact}</code>)),
    isComplete ? "yes" : <strong key="complete">no</strong>,
  ];
}
