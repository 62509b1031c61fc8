import { jsonEncoded } from "./json-encoded";
import { readSide } from "./read-side";
import { REFERENCE } from "./reference-pattern";
import { type Attributes, isAttributes, JsonText } from "./values";

/** What Terraform evaluates in a text, and what it is told to leave alone. */
const TEMPLATE = /\$\$\{[^}]*\}?|%%\{|\$\{[^}]*\}?|%\{/g;

/** Attributes that are policy documents with references in place of what only the apply will tell. */
export function writtenPolicies(type: string, block: object): Attributes {
  return Object.fromEntries(
    Object.entries(block).flatMap(([name, text]) => {
      // Most texts with references are no policies: they need not be parsed to tell.
      if (typeof text !== "string" || !text.includes("${") || !text.includes("Statement")) return [];
      const document = documentIn(type, name, text);
      return document ? [[name, document]] : [];
    }),
  );
}

/** Hides what is hidden in a plan; nothing where it is no policy, or more than a JSON text with references. */
function documentIn(type: string, name: string, template: string): JsonText | undefined {
  const text = withoutEscapes(jsonEncoded(template) ?? template);
  const value = text === undefined ? undefined : readSide(type, { [name]: text }, undefined)[name];
  return value instanceof JsonText && isAttributes(value.value) && "Statement" in value.value
    ? value
    : undefined;
}

/** The text Terraform makes of it, but for references, which stay; nothing where there is another expression. */
function withoutEscapes(template: string): string | undefined {
  let isReadable = true;
  const text = template.replace(TEMPLATE, (part) => {
    const isEscaped = /^(\$\$|%%)/.test(part);
    const literal = isEscaped ? part.slice(1) : part;
    // What is no reference for Terraform must not look like one.
    if (isEscaped === isReference(literal)) isReadable = false;
    // A key in it has quotation marks, which would end the JSON text.
    return isEscaped ? literal : literal.replaceAll('"', '\\"');
  });
  return isReadable ? text : undefined;
}

function isReference(text: string): boolean {
  return text.replace(REFERENCE, "") === "";
}
