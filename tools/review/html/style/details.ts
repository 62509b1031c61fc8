/** What opens: parts of a stack, their changes, the tree of constructs. */
export const DETAILS = `
summary { cursor: pointer; border-radius: 6px; }
.stack + .stack { margin-top: 2rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.stack > h3 { font-size: 1.15rem; display: flex; flex-wrap: wrap; gap: 0.2rem 0.7rem; align-items: center; }
.part { margin-top: 0.7rem; border: 1px solid var(--line); border-radius: 8px; }
.part > summary, .change > summary { display: flex; gap: 0.6rem; align-items: flex-start; list-style: none; }
.part > summary { padding: 0.55rem 0.9rem; background: var(--raised); border-radius: 7px; }
.part[open] > summary { border-radius: 7px 7px 0 0; }
.part > summary::-webkit-details-marker, .change > summary::-webkit-details-marker { display: none; }
.part > summary::before, .change > summary::before {
  content: ""; flex: none; width: 0.5rem; height: 0.5rem; margin: 0.5rem 0.15rem 0 0;
  border: solid var(--rule); border-width: 0 2px 2px 0; transform: rotate(-45deg);
}
.part[open] > summary::before, .change[open] > summary::before { transform: rotate(45deg); margin-top: 0.4rem; }
.part > .inside { padding: 0.35rem 0.9rem 0.6rem; }
.part > summary .name { font-weight: 600; }
.change + .change { border-top: 1px solid var(--line); }
.change > summary { padding: 0.5rem 0; }
.change > .inside { padding: 0 0 0.8rem 1.35rem; scroll-margin-top: 4rem; }
.change > .inside:target { outline: 2px solid var(--focus); outline-offset: 4px; border-radius: 4px; }
.notes { color: var(--quiet); margin-bottom: 0.4rem; }
.line { display: flex; flex: 1; min-width: 0; gap: 0.3rem 0.7rem; align-items: flex-start; }
.line > .badge { margin-top: 0.1rem; }
.names { display: flex; flex: 1 1 auto; min-width: 0; flex-wrap: wrap; gap: 0 0.9rem; align-items: baseline; }
.address { color: var(--quiet); }
.mark { flex: none; display: inline-block; min-width: 1.1ch; text-align: center; font-weight: 700; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.comes { color: var(--comes); } .changes { color: var(--changes); } .replaced { color: var(--replaced); }
.goes { color: var(--goes); } .stays { color: var(--quiet); }
.counts { display: inline-flex; flex: none; gap: 0.7rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.count { display: inline-flex; gap: 0.15rem; }
.tree + .tree { margin-top: 0.75rem; }
.branch > summary { padding: 0.2rem 0.3rem; width: fit-content; max-width: 100%; }
.branch .badge { margin-left: 0.4rem; }
.branch .counts { margin-left: 0.5rem; }
.tree > .branch > summary .name { font-weight: 600; }
.twigs { margin-left: 0.55rem; padding-left: 1rem; border-left: 1px solid var(--line); }
.twigs ul { list-style: none; padding: 0; }
.twigs li { padding: 0.15rem 0.3rem; }
@media (max-width: 44rem) {
  .line { flex-wrap: wrap; }
  .line .names { flex-basis: 60%; }
  .change > .inside { padding-left: 0; }
  .twigs { margin-left: 0.3rem; padding-left: 0.6rem; }
}
`;
