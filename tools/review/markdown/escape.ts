/** Can't be seen, and keeps what stands around it from being read as one word. */
const ZERO_WIDTH = "\u200b";

/** What becomes a link to a person, an issue, a commit or a label, in GitHub and in GitLab. */
const REFERENCES = /@|[#!~$&%](?=[\w"'])|GH-(?=\d)/gi;

/** What becomes a link without any brackets. */
const ADDRESSES = /:(?=\/\/)|www(?=\.)/gi;

/** What means something to Markdown or to HTML. */
const SPECIAL = /[\\`*_[\]<>&|~$]/g;

/** What may mean something at the beginning of a line: a list, a heading, a quote, a command of GitLab. */
const FIRST = /^(?:[^\p{L}\p{N}`&]|\d(?=\d*[.)]))/u;

/** Names of attributes and addresses of resources. */
const NAMES = /((?<![\w./-])[a-z][a-z0-9]*_[\w./-]*\w(?:\["[^"]*"\]|\[\d+\])?)/i;

/** Backticks in a row beyond which parsers give up on them. */
const MANY_BACKTICKS = /`{9,}/g;

/** Text that shows as what it is, in Markdown, in a table and in HTML. Expects one line of plain text. */
export function escaped(text: string): string {
  return text
    .replace(REFERENCES, `$&${ZERO_WIDTH}`)
    .replace(ADDRESSES, `$&${ZERO_WIDTH}`)
    .replace(SPECIAL, entity);
}

/** A sentence: escaped, also where it begins a line, and with the names in it as code. */
export function prose(text: string): string {
  return text
    .trim()
    .split(NAMES)
    .map((part, i) => (i % 2 === 1 ? code(part) : escaped(part)))
    .join("")
    .replace(FIRST, entity);
}

/** Inline code; a mention or a link in it is none. */
export function code(text: string): string {
  const content = text.replace(MANY_BACKTICKS, "````````…");
  if (content.trim() === "") return "` `";
  const fence = "`".repeat(longestRun(content) + 1);
  const space = /^`|`$|^ .* $/.test(content) ? " " : "";
  return `${fence}${space}${content}${space}${fence}`;
}

/** A block of code whose end no line of it can write. */
export function block(language: string, lines: readonly string[]): string {
  const content = lines.join("\n").replace(MANY_BACKTICKS, "````````…");
  const fence = "`".repeat(Math.max(3, longestRun(content) + 1));
  return `${fence}${language}\n${content}\n${fence}`;
}

/** @param head one title for each column; `--:` and the like are not needed here */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "--"), ...rows.map((row) => row.map(cell))];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** @param summary HTML that is escaped already */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** Code in a cell can hold a pipe. Some parsers take a backslash before it for its escape. */
function cell(markdown: string): string {
  if (markdown === "") return "–";
  return markdown.replace(/\\(?=\|)/g, `\\${ZERO_WIDTH}`).replaceAll("|", "\\|");
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
