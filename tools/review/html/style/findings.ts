/** Findings: the level is seen before anything is read. */
export const FINDINGS = `
.finding { margin-top: 0.9rem; padding: 0.95rem 1.1rem 1.05rem; border: 1px solid var(--line); border-left: 6px solid var(--level); border-radius: 8px; background: var(--sheet); }
@media (prefers-color-scheme: dark) {
  .finding:not(.is-accepted) { border-left-color: color-mix(in oklab, var(--level) 60%, white); }
}
.finding > * + *, .alike > li > * + * { margin-top: 0.5rem; }
.finding .kind { display: flex; flex-wrap: wrap; gap: 0.3rem 0.8rem; align-items: center; font-size: 0.9rem; }
.finding .rule { color: var(--quiet); }
.finding h3 { max-width: 52rem; font-weight: 600; }
.finding h3 .quiet { font-weight: 400; }
.place { display: flex; flex-wrap: wrap; gap: 0 0.9rem; align-items: baseline; font-size: 0.95rem; }
.place .name { font-weight: 600; }
.fix, .mitigation { max-width: 52rem; }
.fix b, .mitigation b { font-weight: 600; }
.fix b::after { content: ":"; }
.fix { padding: 0.5rem 0.8rem; background: var(--raised); border-radius: 6px; }
.fix pre { margin-top: 0.5rem; max-height: 24rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; }
.evidence > summary { color: var(--quiet); font-size: 0.9rem; width: fit-content; }
.alike { padding-left: 1.5rem; }
.alike > li { margin-top: 0.9rem; }
.is-accepted { border-left-color: var(--rule); border-left-style: double; }
.is-accepted h3 { font-weight: 400; color: var(--quiet); }
.accepted { margin-top: 1.25rem; }
.accepted > summary { font-weight: 600; width: fit-content; }
.codes { list-style: none; padding: 0; font-size: 0.95rem; }
.codes li { padding: 0.1rem 0; }
.codes + p, .inside > p + p { margin-top: 0.75rem; }
`;
