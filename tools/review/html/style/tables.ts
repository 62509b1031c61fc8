/** Tables; where there is no room for columns each row is a card. */
export const TABLES = `
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; }
th:last-child, td:last-child { padding-right: 0; }
tbody th { font-weight: 400; }
.table { font-size: 0.925rem; }
.table thead th { color: var(--quiet); font-weight: 600; font-size: 0.85rem; white-space: nowrap; border-bottom: 1px solid var(--rule); }
.table tbody tr + tr > * { border-top: 1px solid var(--line); }
.table tbody th { font-weight: 600; min-width: 10rem; }
.table .address { font-size: 0.8em; }
.table td code { overflow-wrap: anywhere; }
.table td[data-label="Action"] code { overflow-wrap: break-word; }
.differences { font-size: 0.9rem; table-layout: fixed; }
.differences thead th { color: var(--quiet); font-weight: 600; font-size: 0.8rem; padding: 0.2rem 0.7rem 0.2rem 0; }
.differences thead th:first-child { width: 30%; }
.differences tbody th, .differences td { padding: 0.3rem 0.7rem; border-top: 1px solid var(--line); }
.differences tbody th { padding-left: 0; font: 0.875em/1.65 ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.differences td.before { background: var(--before); color: var(--before-text); }
.differences td.after { background: var(--after); color: var(--after-text); }
.differences td.before, .differences td.after { padding-left: 1.7rem; text-indent: -1rem; }
.differences td.before::before { content: "−"; display: inline-block; width: 1rem; text-indent: 0; }
.differences td.after::before { content: "+"; display: inline-block; width: 1rem; text-indent: 0; }
.differences mark { color: inherit; border-radius: 2px; }
.before mark { background: var(--before-mark); }
.after mark { background: var(--after-mark); }
.replaces { display: block; font-family: system-ui, sans-serif; font-weight: 600; color: var(--replaced); }
@media (max-width: 56rem) {
  .table thead, .differences thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .table, .table tbody, .table tr, .table tbody th, .table td,
  .differences, .differences tbody, .differences tr, .differences tbody th, .differences td { display: block; width: auto; }
  .table tr { padding: 0.6rem 0; }
  .table tbody tr + tr { border-top: 1px solid var(--line); }
  .table tbody tr + tr > * { border-top: 0; }
  .table tbody th, .table td { padding: 0.1rem 0; min-width: 0; }
  .table td { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0.6rem; }
  .table td::before { content: attr(data-label); color: var(--quiet); font-size: 0.85rem; }
  .differences tr { padding: 0.4rem 0; border-top: 1px solid var(--line); }
  .differences tbody th, .differences td { border-top: 0; }
  .differences td { border-radius: 4px; margin-top: 2px; }
  .differences td.nothing { padding-left: 0.7rem; }
}
`;
