import type { Change } from "./change";
import { REFERENCE } from "./reference-pattern";
import { isAttributes, isList, JsonText, ownValue, type Value } from "./values";

type Find = (address: string) => Change | undefined;

/**
 * Puts what the plan knows in place of the references in documents from the code.
 *
 * Where there is a document to compare with, what is left has to be new with this plan: anything else could be what is
 * there already, under another name.
 */
export function withKnownReferences(change: Change, find: Find): Change {
  if (Object.keys(change.written).length === 0) return change;
  const known = Object.entries(change.written).map(([name, value]) => {
    const left: string[] = [];
    const replaced = replaceTexts(value, (text) =>
      text.replace(REFERENCE, (written, reference: string) => {
        const found = knownValue(reference, find);
        if (found === undefined) left.push(reference);
        return found ?? written;
      }),
    );
    const isComparable = left.every((reference) => find(split(reference).address)?.kind === "create");
    return isComparable || !isGiven(change.before[name]) ? [[name, replaced] as const] : [];
  });
  return { ...change, written: Object.fromEntries(known.flat()) };
}

function replaceTexts(value: Value | undefined, replace: (text: string) => string): Value | undefined {
  if (typeof value === "string") return replace(value);
  if (value instanceof JsonText) return new JsonText(replaceTexts(value.value, replace) ?? null);
  if (isList(value)) return value.map((one) => replaceTexts(one, replace) ?? null);
  if (!isAttributes(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, own]) => [replace(name), replaceTexts(own, replace)]),
  );
}

/** What a reference leads to; nothing where that is hidden, or only the apply will tell. */
function knownValue(reference: string, find: Find): string | undefined {
  const { address, names } = split(reference);
  const found = names.reduce<Value | undefined>((value, name) => {
    if (isList(value)) return value[Number(name)];
    return isAttributes(value) ? ownValue(value, name) : undefined;
  }, find(address)?.after);
  return typeof found === "string" || typeof found === "number" ? String(found) : undefined;
}

/** `aws_subnet.private["a"].id`: the address of a resource, and the names from there on. */
function split(reference: string): { readonly address: string; readonly names: readonly string[] } {
  const [, address = "", rest = ""] =
    /^((?:data\.)?[\w-]+\.[\w-]+(?:\[[^\]]+\])?)\.(.+)$/.exec(reference) ?? [];
  return { address, names: rest.split(/[.[\]"]+/).filter((name) => name !== "") };
}

function isGiven(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== "";
}
