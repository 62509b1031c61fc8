import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { Kind, Values } from "./kinds/kind";

const REFERENCE = /\$\{([^}]*)\}/g;
const ATTRIBUTE = /^((?:data\.)?\w+\.\w+)\.(\w+)$/;
const LOCAL = /^local\.(\w+)$/;

/** What AWS says of what was found at an address; nothing where nothing is. */
export type AttributesAt = (address: string) => Promise<Values | undefined>;

/** A reference whose value nobody knows before Terraform runs, or to what is not there. */
export class NotKnown extends Error {
  readonly reference: string;

  constructor(reference: string) {
    super(`${reference} is not known`);
    this.reference = reference;
  }
}

/** Reads blocks of a synthesized stack as if its references were filled in. */
export class References {
  readonly #stack: SynthesizedStack;
  readonly #attributesAt: AttributesAt;

  constructor(stack: SynthesizedStack, attributesAt: AttributesAt) {
    this.#stack = stack;
    this.#attributesAt = attributesAt;
  }

  /**
   * The attributes a kind asks by, as far as they are written.
   *
   * @throws NotKnown when one of them refers to what is not there
   */
  async valuesOf(address: string, { by, also = [] }: Kind): Promise<Values> {
    const written = { ...this.#stack.block(address), alias: aliasOf(this.#stack, address) };
    const values = await Promise.all(
      [...by, ...also].map(async (path) => {
        const value = valueAt(written, path);
        return value === undefined || value === null ? [] : [[path, await this.#filledIn(String(value))]];
      }),
    );
    return Object.fromEntries(values.flat());
  }

  async #filledIn(text: string): Promise<string> {
    const references = [...text.matchAll(REFERENCE)];
    const values = await Promise.all(references.map(([, reference = ""]) => this.#valueOf(reference)));
    return text.replace(REFERENCE, () => values.shift() ?? "");
  }

  async #valueOf(reference: string): Promise<string> {
    const [, local] = LOCAL.exec(reference) ?? [];
    const [, address = "", attribute = ""] = ATTRIBUTE.exec(reference) ?? [];
    const written = local ? this.#stack.json.locals?.[local] : this.#blockAt(address)?.[attribute];
    if (typeof written === "string" || typeof written === "number") return this.#filledIn(String(written));
    const found = address.startsWith("data.") ? undefined : await this.#attributesAt(address);
    const value = found?.[attribute];
    if (value === undefined) throw new NotKnown(address || reference);
    return value;
  }

  #blockAt(address: string): Readonly<Record<string, unknown>> | undefined {
    const [data, type = "", label = ""] = address.split(".");
    return data === "data" ? this.#stack.json.data?.[type]?.[label] : this.#stack.block(address);
  }
}

/** A key has no name but that of the alias which leads to it. */
function aliasOf(stack: SynthesizedStack, address: string): unknown {
  if (!address.startsWith("aws_kms_key.")) return undefined;
  const aliases = stack.addresses("aws_kms_alias").map((alias) => stack.block(alias));
  return aliases.find((alias) => String(alias?.["target_key_id"]).startsWith(`\${${address}.`))?.["name"];
}

function valueAt(block: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], block);
}
