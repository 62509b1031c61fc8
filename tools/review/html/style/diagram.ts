/** The picture of what changes; it scrolls by itself where it is wider than the page. */
export const DIAGRAM = `
.diagram + .diagram { margin-top: 1.5rem; }
.diagram figcaption { margin-bottom: 0.5rem; display: flex; flex-wrap: wrap; gap: 0 0.9rem; }
.scrolls { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); }
.scrolls > svg { display: block; }
.arrow { fill: none; stroke: var(--rule); stroke-width: 1.3; }
.tip { fill: var(--rule); }
.box rect { fill: var(--sheet); stroke: var(--line); stroke-width: 1.5; }
.box text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--text); }
.box .kind { font-size: 11px; fill: var(--quiet); }
.box .name { font-size: 12px; font-weight: 600; }
.box .word { font-size: 11px; font-weight: 600; }
.box.neighbour rect { stroke: var(--rule); stroke-dasharray: 4 3; fill: var(--ground); }
.box.neighbour .name { font-weight: 400; fill: var(--quiet); }
.box:is(.review, .cost, .exposure, .outage, .data-loss) rect { fill: var(--level); stroke: var(--level); }
.box:is(.review, .cost, .exposure, .outage, .data-loss) text { fill: var(--level-text); }
`;
