import type { ComponentChildren } from "preact";

export interface Row {
  readonly key: string | number;

  /** As many as there are columns; the first names the row. */
  readonly cells: readonly ComponentChildren[];

  /** Id of the stack it belongs to. @default - the filter by stack leaves it */
  readonly stack?: string | undefined;
}

interface TableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A table that becomes a list of cards where there is no room for columns: each cell then names its column. */
export function Table({ caption, columns, rows }: TableProps) {
  return (
    <table class="table">
      <caption class="heard">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...others], stack }) => (
          <tr key={key} data-stack={stack}>
            <th scope="row" data-label={columns[0]}>
              {first}
            </th>
            {others.map((cell, i) => (
              <td key={columns[i + 1]} data-label={columns[i + 1]}>
                <div>{cell}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
