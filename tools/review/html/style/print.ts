/** On paper nothing can be opened: everything is. */
export const PRINT = `
@media print {
  :root { --ground: #ffffff; }
  body { font-size: 10pt; }
  .aside, .skip { display: none; }
  .columns { display: block; padding: 0; }
  .verdict, .badge, td, .box rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .verdict { padding: 1rem; }
  .section { border: 0; padding: 1rem 0; border-radius: 0; }
  .finding, .change > summary, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .scrolls { overflow: visible; border: 0; }
  .fix pre { max-height: none; }
  .scrolls > svg { max-width: 100%; height: auto; }
}
`;
