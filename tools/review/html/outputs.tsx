import type { ReviewedOutput } from "../review";
import { MarkSign } from "./marks";
import { Table } from "./table";

export function Outputs({ outputs }: { readonly outputs: readonly ReviewedOutput[] }) {
  if (outputs.length === 0) return null;
  return (
    <>
      <h4>Outputs</h4>
      <Table
        caption="Outputs that change"
        columns={["Output", "Before", "After"]}
        rows={outputs.map(({ name, mark, before, after }) => ({
          key: name,
          cells: [
            <>
              <MarkSign mark={mark} /> <code>{name}</code>
            </>,
            before === "" ? <span class="quiet">none</span> : <code>{before}</code>,
            after === "" ? <span class="quiet">none</span> : <code>{after}</code>,
          ],
        }))}
      />
    </>
  );
}
