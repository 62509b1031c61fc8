import { PLAIN } from "./reference-pattern";

/** What a document in Terraform's language is made of; anything else, such as another function, is told by the last. */
const PARTS = [
  String.raw`(?<text>"(?:[^"\\$]|\$(?!\{)|\$\{[^}]*\}|\\.)*")`,
  String.raw`(?<key>[A-Za-z_][\w-]*)(?=\s*[=:])`,
  `(?<reference>${PLAIN})`,
  String.raw`(?<same>true|false|null|-?\d+(?:\.\d+)?|[{}[\],:\s])`,
  "(?<is>=)",
  "(?<other>.)",
];

const PART = new RegExp(PARTS.join("|"), "gs");

/** The text that `${jsonencode({…})}` makes, references left as they are; nothing where there is more to evaluate. */
export function jsonEncoded(template: string): string | undefined {
  const [, expression] = /^\$\{\s*jsonencode\((.*)\)\s*\}$/s.exec(template) ?? [];
  if (expression === undefined) return undefined;
  let isReadable = true;
  const text = expression.replace(PART, (part, ...given) => {
    const { key, reference, is, other } = given.at(-1) as Readonly<Record<string, string | undefined>>;
    if (other !== undefined) isReadable = false;
    if (reference !== undefined) return `"\${${reference}}"`;
    if (key !== undefined) return `"${key}"`;
    return is === undefined ? part : ":";
  });
  return isReadable ? text : undefined;
}
