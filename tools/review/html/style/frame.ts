/** The page itself: its letters, its columns, what is beside the review. */
export const FRAME = `
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, p, ul, ol, figure { margin: 0; }
h1 { font-size: clamp(1.4rem, 1.1rem + 1.4vw, 2.1rem); line-height: 1.25; letter-spacing: -0.01em; font-weight: 650; }
h2 { font-size: 1.3rem; line-height: 1.3; letter-spacing: -0.005em; }
h3 { font-size: 1.05rem; line-height: 1.4; }
h4 { font-size: 0.95rem; margin: 1.25rem 0 0.5rem; }
h1, h2, h3, h4 { text-wrap: pretty; }
a { color: var(--link); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
a:has(> code) { text-underline-offset: 0.4em; }
code { font: 0.875em/1.5 ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.heard { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet, .about { color: var(--quiet); }
.skip { position: absolute; left: 1rem; top: -5rem; z-index: 2; padding: 0.5rem 1rem; background: var(--sheet); border-radius: 6px; }
.skip:focus { top: 1rem; }
.verdict { background: var(--level); color: var(--level-text); padding: clamp(1.25rem, 4vw, 2.5rem) max(1rem, calc((100vw - 82rem) / 2)); }
.verdict .what { margin-bottom: 0.35rem; font-size: 0.95rem; }
.numbers { display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; margin-top: 0.6rem; font-variant-numeric: tabular-nums; }
.columns { max-width: 84rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
.aside { font-size: 0.925rem; }
.aside ul { list-style: none; padding: 0; }
.aside nav ul { display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; }
.aside nav a { display: inline-block; padding: 0.2rem 0; }
.finding-counts { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1rem; padding: 0; list-style: none; }
.finding-counts a { display: flex; gap: 0.5rem; align-items: center; padding: 0.25rem 0.3rem 0.25rem 0.8rem; border-radius: 99px; background: var(--sheet); color: var(--text); font-weight: 650; text-decoration: none; }
.finding-counts a:hover { text-decoration: underline; }
.verdict a:focus-visible { outline-color: var(--level-text); }
.filters { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-top: 0.9rem; }
.filters fieldset { margin: 0; padding: 0.35rem 0.85rem 0.7rem; border: 1px solid var(--line); border-radius: 8px; min-width: 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; }
.filters legend { padding: 0 0.35rem; color: var(--quiet); }
.filters label { display: flex; gap: 0.5rem; align-items: center; padding: 0.15rem 0; cursor: pointer; min-width: 0; }
.filters input { margin: 0; flex: none; width: 1.05rem; height: 1.05rem; accent-color: var(--link); }
@supports not selector(:has(*)) { .filters { display: none; } }
main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; }
.section { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: clamp(1rem, 3vw, 1.75rem); }
.section > h2 { margin-bottom: 0.25rem; }
.section > h2 + * { margin-top: 0.9rem; }
.section > .about { margin: 0 0 1rem; max-width: 46rem; }
.badge { display: inline-block; flex: none; padding: 0.05rem 0.6rem; border-radius: 99px; background: var(--level); color: var(--level-text); font-size: 0.8rem; line-height: 1.5; font-weight: 600; white-space: nowrap; }
.notice { margin: 0.75rem 0; padding: 0.6rem 0.9rem; border: 1px solid var(--notice-line); border-left-width: 5px; border-radius: 6px; background: var(--notice); color: var(--notice-text); }
.notice.bad { background: var(--loss); border-color: var(--loss); color: var(--loss-text); }
.notice ul { padding-left: 1.2rem; }
.some-hidden { display: none; }
@supports selector(:has(*)) {
  body:has(.filters input[type="checkbox"]:not(:checked)) .some-hidden { display: block; }
  body:has(#all-stacks:not(:checked)) .some-hidden { display: block; }
}
@media (min-width: 70rem) {
  .columns { grid-template-columns: 14rem minmax(0, 1fr); gap: 2rem; padding-top: 1.75rem; }
  .aside { position: sticky; top: 1.25rem; align-self: start; max-height: calc(100vh - 2.5rem); overflow-y: auto; padding: 4px; margin: -4px; }
  .aside nav ul, .filters, .filters fieldset { display: block; }
  .filters fieldset + fieldset { margin-top: 0.9rem; }
}
`;
